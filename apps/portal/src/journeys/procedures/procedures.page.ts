import { Get } from '@nestjs/common';
import type { ProcedureLine, ProcedureMap } from '../../api/answers/procedures.js';
import { ConcordatApi, found } from '../../api/concordat-api.js';
import { type Answer, show } from '../../page/answer.js';
import { Page, Visiting } from '../../page/page.decorator.js';
import type { Visit } from '../../page/visit.js';
import { lowerFirst } from '../../view/policy-words.js';
import { chosenWay } from './chosen-way.js';
import { drawMap } from './map-picture.js';
import { stepRows } from './step-list.js';

const RELEASE_AND_RECALL = ['release', 'recall'];

@Page({ path: '/procedures', name: 'PROCEDURES' })
export class ProceduresPage {
  constructor(private readonly api: ConcordatApi) {}

  @Get()
  async show(@Visiting() visit: Visit): Promise<Answer> {
    const { procedures } = await this.api.ask('Procedures', {}, visit);
    return show('journeys/procedures/procedures', { groups: grouped(procedures) });
  }
}

function grouped(procedures: readonly ProcedureLine[]): { title: string; lines: readonly ProcedureLine[] }[] {
  const first = RELEASE_AND_RECALL.flatMap((code) => procedures.filter((one) => one.code === code));
  const others = procedures.filter(({ code }) => !RELEASE_AND_RECALL.includes(code));
  return [
    { title: 'Release and recall', lines: first },
    { title: 'Protecting somebody at risk', lines: others.filter(({ about }) => about === 'PERSON_AT_RISK') },
    { title: 'Telling somebody outside the agencies', lines: others.filter(({ about }) => about !== 'PERSON_AT_RISK') },
  ];
}

/** One map, as it is gone through on one of its ways: the first, unless the address names another. */
@Page({ path: '/procedures/:code', name: 'PROCEDURE' })
export class ProcedurePage {
  constructor(private readonly api: ConcordatApi) {}

  @Get()
  async show(@Visiting() visit: Visit): Promise<Answer> {
    const map = found((await this.api.ask('Procedure', { code: visit.param('code') }, visit)).procedure);
    const variant = wayOf(map, visit.query('way'));
    const steps = chosenWay(map, variant?.code);
    const reported = map.facts.filter(({ reportedBy }) => reportedBy.length > 0);
    const by = (holders: readonly { readonly words: string }[]): string => holders.map(({ words }) => lowerFirst(words)).join(', ');
    return show('journeys/procedures/procedure', {
      map,
      variant,
      starters: by(map.startedBy),
      reported: reported.map((one) => ({ ...one, by: by(one.reportedBy) })),
      rows: stepRows(map, steps),
      drawing: drawMap(map, steps),
      unread: steps.some(({ limits }) => limits.some(({ source }) => !source.read)),
      back: '/procedures',
    });
  }
}

const wayOf = ({ variants }: ProcedureMap, asked: string | undefined) => variants.find(({ code }) => code === asked) ?? variants[0];
