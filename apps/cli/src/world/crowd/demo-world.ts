import { checkWorld, readWorld } from '../read-world.js';
import type { WorldAct } from '../world-acts.js';
import type { WorldFile } from '../world-file.js';
import { worldPath } from '../world-folder.js';
import { RELEASE_ACTIONS } from './action-pieces.js';
import { agreements } from './agreements.js';
import { agencies, staff, units } from './cast.js';
import { conferences } from './conferences.js';
import { DEMO_NOW } from './demo-clock.js';
import { Draw } from './draw.js';
import { ended } from './ended-agreement.js';
import { type Case, makeCases } from './people.js';
import { planned } from './planned-piece.js';
import { forTheControlRoom, toExplain } from './police-pieces.js';
import { recallRuns } from './recall-runs.js';
import { released } from './released-piece.js';
import { pieces, rules } from './set-pieces.js';
import { tell } from './story.js';

const SEED = 20_270_311;
const PEOPLE = 296;
const told = [...pieces, ended, toExplain, forTheControlRoom, released];

/** ALDER as it stands on the demonstration's morning, in the middle of a crowd. The same every time. */
export async function demoWorld(): Promise<WorldFile> {
  const alder = await readWorld(worldPath('alder.json'));
  const terms = alder.agreements[0];
  if (!terms) throw new Error('ALDER has no agreement');
  const cast = {
    agencies: [...alder.agencies, ...agencies],
    units: [...alder.units, ...units],
    staff: [...alder.staff, ...staff],
    agreements: [...alder.agreements, ...agreements({ purposes: terms.purposes, grounds: terms.grounds })],
  };
  const draw = new Draw(SEED);
  const cases = makeCases(cast, draw, PEOPLE);
  const acts = [
    ...alder.acts,
    ...rules,
    ...recallRuns,
    ...conferences(cases),
    ...planned,
    ...RELEASE_ACTIONS,
    ...told.flatMap((piece) => piece.acts),
    ...cases.flatMap((one) => tell(one, cast, draw, notesFor(one, draw))),
  ];
  const world: WorldFile = {
    ...alder,
    ...cast,
    title: 'The demonstration: ALDER and a crowd of invented people. Nobody here is real.',
    people: [...alder.people, ...told.map((piece) => piece.person), ...cases.map((one) => one.person)],
    acts: acts.filter((act) => new Date(act.at) <= DEMO_NOW).sort(byTime),
  };
  await checkWorld('the demonstration world', world);
  return world;
}

/** Most people have a few notes; those the first demo person leads have more, so that the first case opened is a full one. */
function notesFor(one: Case, draw: Draw): number {
  if (one.leads.get('northshire-police') === 'morgan-ashdown') return draw.whole(3, 6);
  return draw.chance(0.08) ? 0 : draw.whole(1, 3);
}

const byTime = (a: WorldAct, b: WorldAct): number => Date.parse(a.at) - Date.parse(b.at);
