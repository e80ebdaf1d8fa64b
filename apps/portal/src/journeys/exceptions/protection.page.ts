import { Get, Post } from '@nestjs/common';
import { isMeaningless } from '@lib/kernel';
import { NotFound } from '../../api/api-failure.js';
import { ConcordatApi, found } from '../../api/concordat-api.js';
import { type Answer, goTo, show } from '../../page/answer.js';
import type { Form } from '../../page/form.js';
import { pagesOf } from '../../page/keyset.js';
import { Page, Visiting } from '../../page/page.decorator.js';
import type { Visit } from '../../page/visit.js';
import { mapsAbout } from '../runs/begin-form.js';
import { runRow } from '../runs/run-rows.js';
import { mayBegin } from '../runs/step-acts.js';

const FIELDS = ['unit', 'kind', 'protectedName', 'safeContact', 'words'] as const;
type ProtectionForm = Form<(typeof FIELDS)[number]>;

/** The desk's own. Whoever holds no post at such a desk finds no page here. */
@Page({ path: '/protection', name: 'PROTECTION_RECORDS' })
export class ProtectionPage {
  constructor(private readonly api: ConcordatApi) {}

  @Get()
  async show(@Visiting() visit: Visit): Promise<Answer> {
    const { protectionDesks, protectionRecords } = await this.api.ask('ProtectionRecords', { after: visit.query('after') }, visit);
    if (protectionDesks.length === 0) throw new NotFound();
    return show('journeys/exceptions/protection', {
      records: protectionRecords.items,
      pages: pagesOf(visit, protectionRecords),
      back: '/',
    });
  }
}

@Page({ path: '/protection/new', name: 'WRITE_PROTECTION_RECORD' })
export class WriteProtectionPage {
  constructor(private readonly api: ConcordatApi) {}

  @Get()
  async ask(@Visiting() visit: Visit): Promise<Answer> {
    return this.page(visit, visit.form(...FIELDS));
  }

  @Post()
  async keep(@Visiting() visit: Visit): Promise<Answer> {
    const form = visit.form(...FIELDS);
    form
      .check('unit', form.optional('unit') !== undefined, 'Choose the desk')
      .check('kind', form.optional('kind') !== undefined, 'Choose what kind of record it is')
      .check('safeContact', !isMeaningless(form.value('safeContact')), 'Say how they may be contacted safely, or that they must not be')
      .check('protectedName', form.optional('protectedName') !== undefined, 'Enter whom it protects')
      .check('words', form.optional('words') !== undefined, 'Enter what is recorded');
    const [unitId, kind, protectedName] = [form.value('unit'), form.value('kind'), form.value('protectedName')];
    const input = { key: form.key, unitId, kind, protectedName, safeContact: form.value('safeContact'), words: form.value('words') };
    const answer = form.wrong
      ? undefined
      : await form.attempt(() => this.api.ask('RecordProtection', { input }, visit), { unitId: 'unit' });
    const result = answer?.recordProtection;
    if (result?.__typename === 'ProtectionRecorded') return goTo(`/protection/${result.record.id}`, { title: 'Kept, for your desk alone' });
    if (result) form.check('words', false, result.explanation);
    return this.page(visit, form);
  }

  private async page(visit: Visit, form: ProtectionForm): Promise<Answer> {
    const { protectionDesks: desks } = await this.api.ask('ProtectionRecords', {}, visit);
    const [only] = desks;
    if (!only) throw new NotFound();
    return show('journeys/exceptions/write-protection', { desks, form: form.prefill({ unit: only.id }), back: '/protection' });
  }
}

@Page({ path: '/protection/:id', name: 'PROTECTION_RECORD' })
export class ProtectionRecordPage {
  constructor(private readonly api: ConcordatApi) {}

  @Get()
  async show(@Visiting() visit: Visit): Promise<Answer> {
    const { protectionRecord } = await this.api.ask('ProtectionRecord', { id: visit.id('id') }, visit);
    const { runs, ...record } = found(protectionRecord);
    const viewer = found(await visit.viewer());
    const maps = await mapsAbout(this.api, visit, 'PERSON_AT_RISK');
    return show('journeys/exceptions/protection-record', {
      record,
      runs: runs.items.map((run) => runRow(run, maps, viewer.now)),
      moreRuns: runs.hasMore,
      maps: maps.filter((map) => mayBegin(map, viewer)),
      back: '/protection',
    });
  }
}
