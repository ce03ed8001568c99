/** Tells the bench that this process listens, and on request what it has used: processor time, or heap after a collection. */
export function reportingUse() {
  const answers = {
    cpuMs() {
      const { user, system } = process.cpuUsage();
      return (user + system) / 1000;
    },
    heap() {
      globalThis.gc?.();
      return process.memoryUsage().heapUsed;
    },
  };
  process.on('message', (asked) => process.send?.({ [asked]: answers[asked]() }));
  process.send?.({ listening: true });
}
