import { Get } from '@nestjs/common';
import type { SharingPicturesAnswer } from '../../api/answers/pictures.js';
import { ConcordatApi, found } from '../../api/concordat-api.js';
import { type Answer, show } from '../../page/answer.js';
import { pagesOf } from '../../page/keyset.js';
import { Page, Visiting } from '../../page/page.decorator.js';
import type { Visit } from '../../page/visit.js';
import type { Policy } from '../../view/policy-words.js';
import { askedThen } from '../known-then/asked-then.js';
import { drawLanes, drawnTrail } from './lanes-view.js';
import { drawStrip, stripLines, stripSentence } from './strip-view.js';

/** Two pictures of one person's record: what one agency has and has not been told, and what went between all of them. */
@Page({ path: '/cases/:id/pictures', name: 'SHARING_PICTURES' })
export class SharingPicturesPage {
  constructor(private readonly api: ConcordatApi) {}

  @Get()
  async show(@Visiting() visit: Visit): Promise<Answer> {
    const viewer = await visit.viewer();
    const now = viewer?.now ?? '';
    const asked = askedThen(visit, now);
    const { wrong } = asked;
    const { agencyId, at } = asked;
    const variables = { personId: visit.id('id'), agencyId, at, before: at && justAfter(at), after: visit.query('after') };
    const [answer, { sharingPolicy }] = await Promise.all([
      this.api.ask('SharingPictures', variables, visit),
      this.api.ask('SharingPolicy', {}, visit),
    ]);
    const person = found(answer.person);
    const own = viewer?.agency.id;
    const data = {
      person,
      asked: { ...asked, typed: { ...asked.typed, agency: agencyId ?? answer.heldTowards?.agency.id ?? '' } },
      wrong,
      at: at ?? now,
      agencies: othersOf(answer, own),
      ...(wrong.length === 0 && { strip: stripOf(answer, sharingPolicy, at ?? now, own), lanes: lanesOf(answer, own) }),
      pages: pagesOf(visit, answer.trail, { newer: 'Latest', older: 'Earlier' }),
      section: 'sharing-record',
    };
    return show('journeys/pictures/sharing-pictures', data, wrong.length > 0 ? 400 : 200);
  }
}

/** The strip counts what was recorded by then; the trail leaves its end out. */
function justAfter(at: string): string {
  return new Date(Date.parse(at) + 1).toISOString();
}

/** Those that work with the person, and the one that is shown although it does not. */
function othersOf({ person, heldTowards }: SharingPicturesAnswer, own: string | undefined): { value: string; text: string }[] {
  const agencies = [...(person?.members.map(({ agency }) => agency) ?? []), ...(heldTowards ? [heldTowards.agency] : [])];
  const named = new Map(agencies.filter(({ id }) => id !== own).map(({ id, name }) => [id, name]));
  return [...named].map(([value, text]) => ({ value, text }));
}

/** None towards one's own agency: that is who is answered for when nobody else works with the person. */
function stripOf({ heldTowards: held }: SharingPicturesAnswer, policy: Policy, until: string, own: string | undefined) {
  if (held === null || held.agency.id === own) return null;
  const lines = stripLines(held, policy);
  const [wide, narrow] = [drawStrip(lines, held, until, 'WIDE'), drawStrip(lines, held, until, 'NARROW')];
  return { agency: held.agency, lines, more: held.moreNotes, sentence: stripSentence(lines, held), wide, narrow };
}

function lanesOf({ trail }: SharingPicturesAnswer, own: string | undefined) {
  if (trail.items.length === 0) return null;
  const drawn = drawnTrail(trail.items, own);
  return { passages: drawn.passages, drawing: drawLanes(drawn) };
}
