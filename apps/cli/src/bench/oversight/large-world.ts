import { type Area, areaOf, SMALL } from '../area.js';
import { type SmallWorld, worldOf } from '../small-world.js';

const LARGE = { people: 1_500, notesEach: 20, logLines: 200_000 };
const AREAS = [SMALL, LARGE, LARGE, LARGE];

/** What of an area is asked for once its rows are written. */
export interface AreaAsked {
  /** The first of its people, as many as the small world has. */
  readonly people: readonly string[];
  readonly agencies: number;
}

/**
 * World M: 60 agencies in four areas, 4,560 people, 93,000 notes, 186,000 shares, 660,000 lines of access log. The first area is as large as
 * the small world, so that its answers are as long and growth can be told from length.
 */
export class LargeWorld {
  readonly areas: AreaAsked[] = [];
  private first: Area | undefined;

  constructor(private readonly issuer: string) {}

  *slices(): Generator<Area> {
    for (const [nth, size] of AREAS.entries()) {
      for (const slice of areaOf(nth, size, this.issuer)) {
        this.first ??= slice;
        this.areas[nth] ??= { people: slice.people.slice(0, SMALL.people), agencies: slice.agencies.length };
        yield slice;
      }
    }
  }

  /** Its first area, as the small world is asked. */
  likeSmall(): SmallWorld {
    if (!this.first) throw new Error('its slices were not written yet');
    return worldOf(this.first);
  }
}
