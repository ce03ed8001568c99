export { type Clock, systemClock } from './clock.js';
export { type ApiGatewayTypeError, FluentApiGatewayError, isFluentApiGatewayError, type Problem } from './errors.js';
