import type { Clock } from '../clock.js';
import { visibleText } from '../errors/visible-text.js';
import type { GatewayEvent, OnEvent } from '../requests/events.js';
import { positionOf, sentenceOf } from './sentences.js';

/** The shortest time between two lines that only tell how far a run is. */
const pauseMs = 10_000;

/** Events as plain lines: what deserves one, the end, and how far the run is every ten seconds. */
export function lines(write: (line: string) => void, clock: Clock): OnEvent {
  let toldAt = clock.now();
  return (event: GatewayEvent) => {
    if (event.type === 'planned') toldAt = clock.now();
    const sentence = sentenceOf(event);
    if (sentence !== undefined) write(visibleText(sentence));
    if (event.type !== 'progress') return;
    if (event.done < event.total && clock.now() - toldAt < pauseMs) return;
    toldAt = clock.now();
    write(positionOf(event));
  };
}
