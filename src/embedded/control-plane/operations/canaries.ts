import { badRequest } from '../../faults.js';

/** Checks how much of the traffic a canary gets. The service's own text isn't known. */
export function checkPercentage(percentTraffic: number | undefined): void {
  if (percentTraffic === undefined || (percentTraffic >= 0 && percentTraffic <= 100)) return;
  throw badRequest(`Invalid percentTraffic specified: ${percentTraffic}. It must be between 0.0 and 100.0`);
}
