import { Get, Res } from '@nestjs/common';
import type { Response } from 'express';
import { ConcordatApi, found } from '../../api/concordat-api.js';
import { Page, Visiting } from '../../page/page.decorator.js';
import type { Visit } from '../../page/visit.js';
import { GovernedQuestions } from './governed-questions.js';

/** The questions that came with the service, as a file to keep or to change elsewhere. */
@Page({ path: '/question-sets/:code/json', name: 'QUESTION_SET_FILE' })
export class QuestionSetFile {
  constructor(private readonly questions: GovernedQuestions) {}

  @Get()
  async download(@Visiting() visit: Visit, @Res() res: Response): Promise<undefined> {
    const { set } = found((await this.questions.shipped(visit)).find((one) => one.set.code === visit.param('code')));
    return sent(res, `${set.code}-${set.version}.json`, set);
  }
}

@Page({ path: '/question-sets/versions/:id/json', name: 'QUESTION_SET_VERSION_FILE' })
export class QuestionSetVersionFile {
  constructor(private readonly questions: GovernedQuestions) {}

  @Get()
  async download(@Visiting() visit: Visit, @Res() res: Response): Promise<undefined> {
    const { code, version, definition } = await this.questions.version(visit);
    return sent(res, `${code}-${version}.json`, JSON.parse(definition));
  }
}

@Page({ path: '/question-sets/extracts/:id/json', name: 'EXTRACT_FILE' })
export class ExtractFile {
  constructor(private readonly api: ConcordatApi) {}

  @Get()
  async download(@Visiting() visit: Visit, @Res() res: Response): Promise<undefined> {
    const extract = found((await this.api.ask('EvaluationExtract', { id: visit.id('id') }, visit)).evaluationExtract);
    return sent(res, `extract-${extract.fromDay}-to-${extract.toDay}.json`, JSON.parse(found(extract.content)));
  }
}

function sent(res: Response, name: string, content: unknown): undefined {
  res
    .attachment(name)
    .type('application/json')
    .send(`${JSON.stringify(content, undefined, 2)}\n`);
  return undefined;
}
