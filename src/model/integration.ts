export type { IntegrationNode, PassthroughBehavior } from '../kinds/integration.js';
export type { IntegrationResponseNode } from '../kinds/integration-response.js';
