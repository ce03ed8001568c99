import type { Clock } from '../clock.js';
import { visibleText } from '../errors/visible-text.js';
import type { GatewayEvent, OnEvent } from '../requests/events.js';
import { duration } from './duration.js';
import { type Position, positionOf, sentenceOf } from './sentences.js';

/** What draws in place: `log-update`'s functions. */
export interface Drawing {
  (text: string): void;
  persist(text: string): void;
  done(): void;
}

interface Waiting {
  readonly quota: string;
  readonly until: number;
}

/** How wide the bar is: what is left on the line, within these. */
const widest = 30;
const narrowest = 8;
/** Drawing more often than this is more than anybody sees. */
const pauseMs = 50;

/** Events as a bar that is drawn in place, with lines above it for what deserves to stay. */
export function bar(drawing: Drawing, clock: Clock, columns: () => number = () => 80): OnEvent {
  let position: Position | undefined;
  let waiting: Waiting | undefined;
  /** Runs that have begun and not ended: several may be under way at once. */
  let open = 0;
  let drawnAt = Number.NEGATIVE_INFINITY;
  const draw = () => {
    if (position === undefined) return;
    const now = clock.now();
    drawnAt = now;
    const waits = waiting !== undefined && waiting.until > now;
    const cause = waits ? `, waiting for ${waiting?.quota} (${duration(((waiting?.until ?? now) - now) / 1000)})` : '';
    const text = `${positionOf(position)}${visibleText(cause)}`;
    drawing(`${drawn(position, columns() - text.length - 1)} ${text}`);
  };
  const end = () => {
    draw();
    if (position !== undefined) drawing.done();
    position = undefined;
    waiting = undefined;
  };
  return (event: GatewayEvent) => {
    const sentence = sentenceOf(event);
    if (sentence !== undefined) drawing.persist(visibleText(sentence));
    if (event.type === 'planned') {
      open++;
      position = { done: 0, total: event.calls, etaSeconds: event.seconds };
    } else if (event.type === 'progress' && open > 0) position = event;
    else if (event.type === 'waiting') waiting = { quota: event.quota, until: clock.now() + event.delayMs };
    if (event.type === 'progress' && event.done === event.total) {
      end();
      open = Math.max(0, open - 1);
    } else if (event.type === 'failed' || event.type === 'skipped') {
      end();
      open = 0; // What is under way comes to its end without a bar.
    } else if (sentence !== undefined || clock.now() - drawnAt >= pauseMs) draw();
  };
}

function drawn({ done, total }: Position, room: number): string {
  const width = Math.max(narrowest, Math.min(widest, room));
  const full = total === 0 ? width : Math.floor((done / total) * width);
  return '█'.repeat(full) + '░'.repeat(width - full);
}
