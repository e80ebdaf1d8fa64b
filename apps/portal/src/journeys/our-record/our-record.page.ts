import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Get, Res } from '@nestjs/common';
import type { Response } from 'express';
import type { RecordStand } from '../../api/answers/own-record.js';
import { ConcordatApi, found } from '../../api/concordat-api.js';
import { type Answer, show } from '../../page/answer.js';
import { Page, Visiting } from '../../page/page.decorator.js';
import type { Visit } from '../../page/visit.js';
import { log } from '../../shell/log.js';
import { type AskPart, bundleText } from './bundle-text.js';

/** What the agency has on the permanent record, for those who audit it: how far it is sealed, and all of it to take away and check. */
@Page({ path: '/our-record', name: 'OUR_RECORD' })
export class OurRecordPage {
  constructor(private readonly api: ConcordatApi) {}

  @Get()
  async show(@Visiting() visit: Visit): Promise<Answer> {
    const { ownRecord } = await this.api.ask('OwnRecord', {}, visit);
    return show('journeys/our-record/our-record', { title: 'Our record', record: ownRecord });
  }
}

@Page({ path: '/our-record/bundle', name: 'OUR_RECORD_BUNDLE' })
export class OurRecordBundle {
  constructor(private readonly api: ConcordatApi) {}

  @Get()
  async download(@Visiting() visit: Visit, @Res() res: Response): Promise<undefined> {
    const [viewer, { ownRecord }] = await Promise.all([visit.viewer(), this.api.ask('OwnRecord', {}, visit)]);
    const stand: RecordStand = found(ownRecord);
    const { agency, now } = found(viewer);
    const part: AskPart = async (size, from) => (await this.api.ask('OwnRecordPart', { size, from }, visit)).ownRecordPart;
    res.attachment(`record-${now.slice(0, 10)}-${stand.size}.json`).type('application/json');
    // A download that breaks off is no file: the connection is cut, and the browser says so.
    await pipeline(Readable.from(bundleText({ agency, at: now, stand }, part)), res).catch((err: unknown) => {
      log.error({ err, correlationId: visit.correlationId }, 'the bundle broke off');
    });
    return undefined;
  }
}
