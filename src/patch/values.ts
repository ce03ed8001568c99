/**
 * The values that patch rules are written with: codecs and the enumerations of the service.
 *
 * The enumerations are written out, not taken from the SDK's enum objects, so that loading the rules doesn't load the
 * SDK; a test holds them equal.
 *
 * @module
 */

import { enumerations } from '../kinds/enumerations.js';

export const text = { type: 'text', takes: 'a string' } as const;
export const nonEmptyText = { type: 'text', nonEmpty: true, takes: 'a string that is not empty' } as const;
export const mappingExpression = {
  type: 'text',
  nonEmpty: true,
  takes: 'a mapping expression, or a static value in single quotes inside the text: "\'v1\'"',
} as const;
export const template = { type: 'text', takes: 'a mapping template' } as const;
export const modelName = { type: 'text', nonEmpty: true, takes: 'the name of a model' } as const;
export const statusCode = {
  type: 'text',
  nonEmpty: true,
  pattern: '[1-5]\\d\\d',
  takes: "a status code, '100' to '599'",
} as const;
export const variableValue = {
  type: 'text',
  nonEmpty: true,
  pattern: '[A-Za-z0-9\\-._~:/?#&=,]+',
  takes: 'a string of letters, digits and - . _ ~ : / ? # & = ,',
} as const;
export const boolean = { type: 'boolean', takes: 'true or false' } as const;
export const json = { type: 'json', takes: 'a JSON document: an object, or its text' } as const;
export const jsonOrEmpty = {
  type: 'json',
  orEmpty: true,
  takes: "a JSON document: an object, or its text; '' takes it away",
} as const;
export const count = { type: 'integer', minimum: 0, takes: 'a whole number from 0' } as const;
export const rate = { type: 'number', minimum: 0, takes: 'a number from 0' } as const;

export const httpMethod = { type: 'enum', values: enumerations.httpMethod } as const;
export const authorizationType = { type: 'enum', values: enumerations.authorizationType } as const;
export const authorizerType = { type: 'enum', values: enumerations.authorizerType } as const;
export const apiKeySource = { type: 'enum', values: enumerations.apiKeySource } as const;
export const cacheClusterSize = {
  type: 'enum',
  values: enumerations.cacheClusterSize,
} as const;
export const connectionType = { type: 'enum', values: enumerations.connectionType } as const;
export const contentHandling = { type: 'enum', values: enumerations.contentHandling, orEmpty: true } as const;
export const endpointAccessMode = { type: 'enum', values: enumerations.endpointAccessMode, orEmpty: true } as const;
export const endpointType = { type: 'enum', values: enumerations.endpointType } as const;
export const domainEndpointType = { type: 'enum', values: ['REGIONAL', 'EDGE'] } as const;
export const ipAddressType = { type: 'enum', values: enumerations.ipAddressType } as const;
export const loggingLevel = { type: 'enum', values: enumerations.loggingLevel } as const;
export const passthroughBehavior = { type: 'enum', values: enumerations.passthroughBehavior } as const;
export const quotaPeriod = { type: 'enum', values: ['DAY', 'WEEK', 'MONTH'] } as const;
export const responseTransferMode = { type: 'enum', values: enumerations.responseTransferMode } as const;
export const routingMode = {
  type: 'enum',
  values: ['BASE_PATH_MAPPING_ONLY', 'ROUTING_RULE_ONLY', 'ROUTING_RULE_THEN_BASE_PATH_MAPPING'],
} as const;
export const securityPolicy = { type: 'enum', values: enumerations.securityPolicy } as const;
export const unauthorizedCacheControlHeaderStrategy = {
  type: 'enum',
  values: enumerations.unauthorizedCacheControlHeaderStrategy,
} as const;
