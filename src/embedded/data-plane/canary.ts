/** Whether a request goes to the canary: a coin that falls so `percentTraffic` times out of a hundred. */
export const takesCanary = (percentTraffic: number, random: () => number): boolean => random() * 100 < percentTraffic;
