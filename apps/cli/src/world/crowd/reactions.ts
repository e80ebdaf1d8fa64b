import type { WorldAct } from '../world-acts.js';
import type { WorldStaff } from '../world-file.js';
import { CROWD_ENDS } from './demo-clock.js';
import type { Story } from './held.js';

const HOUR = 3_600_000;

interface Made {
  readonly id: string;
  readonly at: Date;
  readonly agency: string;
  readonly to: string;
  readonly sent: boolean;
  /** Withheld although high or above: a supervisor endorses it or sends it back. */
  readonly withheld: readonly string[];
}

/** What becomes of a share, and of a withholding, in the days after. */
export function afterShare(story: Story, made: Made): WorldAct[] {
  const acts = [...(made.sent ? received(story, made) : []), ...made.withheld.flatMap((note) => endorsed(story, made, note))];
  return acts.filter((act) => new Date(act.at) <= CROWD_ENDS);
}

function received(story: Story, made: Made): WorldAct[] {
  const { draw, one } = story;
  const share = { of: made.id, to: made.to };
  const by = one.leads.get(made.to) ?? '';
  const later = (hours: number): string => new Date(made.at.getTime() + hours * HOUR).toISOString();
  const recent = CROWD_ENDS.getTime() - made.at.getTime() < 5 * 24 * HOUR;
  if (!draw.chance(recent ? 0.5 : 0.96)) return [];
  const seen = draw.whole(1, 60);
  const acts: WorldAct[] = [{ act: 'open', at: later(seen), by, share }];
  const then = draw.whole(1, 100);
  if (then <= 6)
    acts.push({
      act: 'return',
      at: later(seen + 1),
      by,
      share,
      reason: 'He moved out of our area before this came; it is for another team.',
    });
  else if (then <= (recent ? 60 : 90)) acts.push({ act: 'acknowledge', at: later(seen + 1), by, share, words: draw.one(WORDS) });
  else if (then <= 96)
    acts.push({ act: 'revoke', at: later(seen + 30), by: one.leads.get(made.agency) ?? '', share, reason: draw.one(REVOKED) });
  return acts;
}

function endorsed(story: Story, made: Made, note: string): WorldAct[] {
  const { draw, world, one } = story;
  const supervisor = supervisorOf(world, one.leads.get(made.agency) ?? '');
  if (!supervisor || !draw.chance(0.8)) return [];
  const at = new Date(made.at.getTime() + draw.whole(1, 4) * HOUR).toISOString();
  return [
    {
      act: 'endorse',
      at,
      by: supervisor.id,
      decision: { of: made.id, to: made.to, note },
      endorse: true,
      words: 'Agreed for now; look at it again on the review date.',
    },
  ];
}

/** Somebody who supervises the decider's unit or one above it, and is not the decider. */
function supervisorOf(world: Story['world'], decider: string): WorldStaff | undefined {
  const above = new Map(world.units.map((unit) => [unit.id, unit.parent]));
  const units = new Set<string>();
  for (const post of world.staff.find((one) => one.id === decider)?.posts ?? []) {
    for (let unit: string | undefined = post.unit; unit !== undefined; unit = above.get(unit)) units.add(unit);
  }
  return world.staff.find((one) => one.id !== decider && one.posts.some((post) => post.role === 'SUPERVISOR' && units.has(post.unit)));
}

const WORDS = [
  'Read and added to our plan.',
  'Thank you. Passed to the team that visits.',
  'Noted; we knew some of this.',
  'Will raise it at the next supervision.',
];
const REVOKED = ['Sent about the wrong person.', 'The source has since said that it is not true.', 'Sent to more people than need it.'];
