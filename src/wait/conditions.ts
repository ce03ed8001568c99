import {
  ApiStatus,
  CacheClusterStatus,
  DomainNameStatus,
  GetDomainNameCommand,
  type GetDomainNameCommandInput,
  type GetDomainNameCommandOutput,
  GetRestApiCommand,
  type GetRestApiCommandInput,
  type GetRestApiCommandOutput,
  GetStageCommand,
  type GetStageCommandInput,
  type GetStageCommandOutput,
  GetVpcLinkCommand,
  type GetVpcLinkCommandInput,
  type GetVpcLinkCommandOutput,
  VpcLinkStatus,
} from '@aws-sdk/client-api-gateway';
import type { WaiterState } from '@aws-sdk/util-waiter';
import type { OperationName } from '../calls/call.js';
import { waiterStates } from './states.js';

/** What a state means for the waiting: the waiter goes on, succeeds, or fails. */
type Verdict = WaiterState.RETRY | WaiterState.SUCCESS | WaiterState.FAILURE;

/** A thing of the service that changes its state by itself. */
interface Subject<Input, Output, State extends string> {
  readonly command: new (input: Input) => object;
  /** The SDK's name of the operation, for errors. */
  readonly operation: OperationName;
  /** What it is, for a sentence. */
  readonly name: (input: Input) => string;
  readonly state: (output: Output) => State | undefined;
  /** Why it is in its state, in the service's words. */
  readonly statusMessage?: (output: Output) => string | undefined;
}

/** What is waited for. */
export interface Condition<Input, Output, State extends string> {
  readonly subject: Subject<Input, Output, State>;
  /** What is waited for, as the end of "… to be". */
  readonly goal: string;
  /** Every state that the SDK knows. A state that it doesn't know yet goes on waiting. */
  readonly states: Readonly<Record<State, Verdict | ((output: Output) => Verdict)>>;
  /** What it means that the thing doesn't exist. */
  readonly notFound: Verdict;
  /** The defaults of the time between two looks, in seconds. */
  readonly minDelay: number;
  readonly maxDelay: number;
}

const { RETRY, SUCCESS, FAILURE } = waiterStates;

const vpcLink: Subject<GetVpcLinkCommandInput, GetVpcLinkCommandOutput, VpcLinkStatus> = {
  command: GetVpcLinkCommand,
  operation: 'GetVpcLink',
  name: ({ vpcLinkId }) => `VPC link ${vpcLinkId}`,
  state: ({ status }) => status,
  statusMessage: ({ statusMessage }) => statusMessage,
};

const domainName: Subject<GetDomainNameCommandInput, GetDomainNameCommandOutput, DomainNameStatus> = {
  command: GetDomainNameCommand,
  operation: 'GetDomainName',
  name: (input) => `domain name ${input.domainName}`,
  state: ({ domainNameStatus }) => domainNameStatus,
  statusMessage: ({ domainNameStatusMessage }) => domainNameStatusMessage,
};

const stageCache: Subject<GetStageCommandInput, GetStageCommandOutput, CacheClusterStatus> = {
  command: GetStageCommand,
  operation: 'GetStage',
  name: ({ restApiId, stageName }) => `the cache of stage ${stageName} of REST API ${restApiId}`,
  // A stage that never had a cache may come without the member.
  state: ({ cacheClusterStatus }) => cacheClusterStatus ?? CacheClusterStatus.NOT_AVAILABLE,
};

const restApi: Subject<GetRestApiCommandInput, GetRestApiCommandOutput, ApiStatus> = {
  command: GetRestApiCommand,
  operation: 'GetRestApi',
  name: ({ restApiId }) => `REST API ${restApiId}`,
  // The service reports a status only while there is something to report.
  state: ({ apiStatus }) => apiStatus ?? ApiStatus.AVAILABLE,
  statusMessage: ({ apiStatusMessage }) => apiStatusMessage,
};

export const vpcLinkAvailable: Condition<GetVpcLinkCommandInput, GetVpcLinkCommandOutput, VpcLinkStatus> = {
  subject: vpcLink,
  goal: 'available',
  states: {
    [VpcLinkStatus.AVAILABLE]: SUCCESS,
    [VpcLinkStatus.PENDING]: RETRY,
    [VpcLinkStatus.FAILED]: FAILURE,
    [VpcLinkStatus.DELETING]: FAILURE,
  },
  notFound: FAILURE,
  minDelay: 5,
  maxDelay: 30,
};

export const vpcLinkDeleted: Condition<GetVpcLinkCommandInput, GetVpcLinkCommandOutput, VpcLinkStatus> = {
  subject: vpcLink,
  goal: 'deleted',
  states: {
    [VpcLinkStatus.DELETING]: RETRY,
    // The deletion may not have been seen yet.
    [VpcLinkStatus.AVAILABLE]: RETRY,
    [VpcLinkStatus.PENDING]: RETRY,
    [VpcLinkStatus.FAILED]: FAILURE,
  },
  notFound: SUCCESS,
  minDelay: 5,
  maxDelay: 30,
};

export const domainNameAvailable: Condition<GetDomainNameCommandInput, GetDomainNameCommandOutput, DomainNameStatus> = {
  subject: domainName,
  goal: 'available',
  states: {
    [DomainNameStatus.AVAILABLE]: SUCCESS,
    [DomainNameStatus.UPDATING]: RETRY,
    [DomainNameStatus.PENDING]: RETRY,
    // Somebody has to import or validate a certificate; they may do so while this waits.
    [DomainNameStatus.PENDING_CERTIFICATE_REIMPORT]: RETRY,
    [DomainNameStatus.PENDING_OWNERSHIP_VERIFICATION]: RETRY,
    [DomainNameStatus.FAILED]: FAILURE,
  },
  notFound: FAILURE,
  minDelay: 5,
  maxDelay: 30,
};

export const stageCacheAvailable: Condition<GetStageCommandInput, GetStageCommandOutput, CacheClusterStatus> = {
  subject: stageCache,
  goal: 'available',
  states: {
    [CacheClusterStatus.AVAILABLE]: SUCCESS,
    [CacheClusterStatus.CREATE_IN_PROGRESS]: RETRY,
    [CacheClusterStatus.FLUSH_IN_PROGRESS]: RETRY,
    // A change of size takes the old cluster away before the new one is made.
    [CacheClusterStatus.DELETE_IN_PROGRESS]: ({ cacheClusterEnabled }) => (cacheClusterEnabled ? RETRY : FAILURE),
    [CacheClusterStatus.NOT_AVAILABLE]: ({ cacheClusterEnabled }) => (cacheClusterEnabled ? RETRY : FAILURE),
  },
  notFound: FAILURE,
  minDelay: 5,
  maxDelay: 30,
};

export const stageCacheDeleted: Condition<GetStageCommandInput, GetStageCommandOutput, CacheClusterStatus> = {
  subject: stageCache,
  goal: 'deleted',
  states: {
    [CacheClusterStatus.NOT_AVAILABLE]: SUCCESS,
    [CacheClusterStatus.DELETE_IN_PROGRESS]: RETRY,
    [CacheClusterStatus.AVAILABLE]: RETRY,
    [CacheClusterStatus.CREATE_IN_PROGRESS]: RETRY,
    [CacheClusterStatus.FLUSH_IN_PROGRESS]: RETRY,
  },
  notFound: SUCCESS,
  minDelay: 5,
  maxDelay: 30,
};

export const restApiAvailable: Condition<GetRestApiCommandInput, GetRestApiCommandOutput, ApiStatus> = {
  subject: restApi,
  goal: 'available',
  states: {
    [ApiStatus.AVAILABLE]: SUCCESS,
    [ApiStatus.UPDATING]: RETRY,
    [ApiStatus.PENDING]: RETRY,
    [ApiStatus.FAILED]: FAILURE,
  },
  notFound: FAILURE,
  minDelay: 2,
  maxDelay: 15,
};
