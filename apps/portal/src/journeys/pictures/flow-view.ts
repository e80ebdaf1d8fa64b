import type { AgencyFlow } from '../../api/answers/pictures.js';
import { flowBars, MOST_LINES } from '../../pictures/flow-bars.js';
import { markup } from '../../pictures/markup.js';
import { duration } from '../../pictures/scales.js';
import { ENOUGH, type Waited, waitingLines } from '../../pictures/waiting-lines.js';
import { counted } from '../../view/words.js';

type Drawing = ReturnType<typeof markup>;
type Times = Pick<AgencyFlow, 'decided' | 'decidingHalf' | 'decidingMost' | 'opened' | 'openingHalf' | 'openingMost'>;

export interface FlowRow extends AgencyFlow {
  readonly deciding: TimeWords;
  readonly opening: TimeWords;
}
export interface TimeWords {
  readonly count: number;
  /** Null where fewer than five were counted: then the count alone is said. */
  readonly half: string | null;
  readonly most: string | null;
}

const decidingOf = ({ decided, decidingHalf, decidingMost }: Times): Waited => ({ count: decided, half: decidingHalf, most: decidingMost });
const openingOf = ({ opened, openingHalf, openingMost }: Times): Waited => ({ count: opened, half: openingHalf, most: openingMost });

export function flowRows(partners: readonly AgencyFlow[]): FlowRow[] {
  return partners.map((one) => ({ ...one, deciding: timeWords(decidingOf(one)), opening: timeWords(openingOf(one)) }));
}

function timeWords({ count, half, most }: Waited): TimeWords {
  if (count < ENOUGH || half === null || most === null) return { count, half: null, most: null };
  return { count, half: duration(half), most: duration(most) };
}

/** What the drawing leaves to the table is said. */
const drawn = (count: number): string => (count > MOST_LINES ? ` The first ${MOST_LINES} of ${count} agencies are drawn.` : '');

export function drawFlow(partners: readonly AgencyFlow[]): Drawing {
  const lines = partners.map(({ agency, sentItems, receivedItems }) => ({
    name: agency.shortName,
    sent: sentItems,
    received: receivedItems,
  }));
  const description = `Items to and from ${counted(partners.length, 'agency', 'agencies')}.${drawn(partners.length)} All figures are in the table below.`;
  return markup(flowBars({ title: 'Items sent to each agency and by it', description, lines }));
}

export function drawDeciding(partners: readonly AgencyFlow[]): Drawing {
  return drawWaiting('deciding', 'How long from recording a note to sending it', partners, decidingOf);
}

export function drawOpening(partners: readonly AgencyFlow[]): Drawing {
  return drawWaiting('opening', 'How long from sending to first being opened', partners, openingOf);
}

function drawWaiting(id: string, title: string, partners: readonly AgencyFlow[], of: (one: AgencyFlow) => Waited): Drawing {
  const lines = partners.filter(({ sent }) => sent > 0).map((one) => ({ name: one.agency.shortName, waited: of(one) }));
  const description = `A circle where half were done, a bar where 19 in 20 were, for each agency.${drawn(lines.length)} All figures are in the table below.`;
  return markup(waitingLines({ id, title, description, lines }));
}
