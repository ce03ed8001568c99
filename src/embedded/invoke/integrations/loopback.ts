import { type LookupAddress, lookup } from 'node:dns';
import { BlockList, isIP, type LookupFunction } from 'node:net';

const loopback = new BlockList();
loopback.addAddress('::1', 'ipv6');
// IPv4 addresses within IPv6 are held against it, too: `::ffff:127.0.0.1`.
loopback.addSubnet('127.0.0.0', 8, 'ipv4');

/** Of an address: IPv6 has many forms of one, IPv4 has none but this one, and every request to an endpoint asks. */
const isLoopback = (address: string) =>
  isIP(address) === 6 ? loopback.check(address, 'ipv6') : address.startsWith('127.');

/**
 * Whether the host of a URL is to be taken for this machine: an address of its loopback interface, or a name that stands for
 * one by convention. What such a name really stands for is seen when it is looked up, by {@link lookupOnLoopback}.
 */
export function isThisMachine(hostname: string): boolean {
  const address = hostname.replace(/^\[(.*)\]$/, '$1');
  return isIP(address) === 0 ? /^(?:.+\.)?localhost$/.test(hostname) : isLoopback(address);
}

/** Looks a name up and gives those of its addresses that are on this machine; an error like that of an unknown name if none is. */
export const lookupOnLoopback: LookupFunction = (hostname, options, callback) => {
  lookup(hostname, { ...options, all: true }, (error, found: readonly LookupAddress[] = []) => {
    const addresses = found.filter(({ address }) => isLoopback(address));
    const [first] = addresses;
    if (error || !first) {
      const unknown = new Error(`${hostname} isn't on this machine`, { cause: error });
      callback(error ?? Object.assign(unknown, { code: 'ENOTFOUND' }), '', 4);
    } else if (options.all) callback(null, [...addresses]);
    else callback(null, first.address, first.family);
  });
};
