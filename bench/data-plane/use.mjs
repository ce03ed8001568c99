/** Tells the bench that this process listens, and on request what it has used: processor time, heap after a collection. */
export function reportingUse() {
  process.on('message', () => {
    globalThis.gc?.();
    const { user, system } = process.cpuUsage();
    process.send?.({ cpuMs: (user + system) / 1000, heap: process.memoryUsage().heapUsed });
  });
  process.send?.({ listening: true });
}
