import { Get, Res } from '@nestjs/common';
import type { Response } from 'express';
import type { EntryProof } from '../../api/answers/proofs.js';
import { ConcordatApi, found } from '../../api/concordat-api.js';
import { Page, Visiting } from '../../page/page.decorator.js';
import type { Visit } from '../../page/visit.js';

/** What proves that a share was sent, to keep with the case: whoever holds it can check it without this service. */
@Page({ path: '/shares/:id/proof', name: 'SHARE_PROOF' })
export class ShareProofFile {
  constructor(private readonly api: ConcordatApi) {}

  @Get()
  async download(@Visiting() visit: Visit, @Res() res: Response): Promise<undefined> {
    const id = visit.id('id');
    const [{ share }, { shareProof }] = await Promise.all([
      this.api.ask('Share', { id }, visit),
      this.api.ask('ShareProof', { id }, visit),
    ]);
    return sent(res, { name: found(share).reference, proof: found(shareProof), back: `/shares/${id}` });
  }
}

/** The same for a whole set of decisions, what was withheld included: the deciding agency's own. */
@Page({ path: '/receipts/:id/proof', name: 'DECISION_PROOF' })
export class DecisionProofFile {
  constructor(private readonly api: ConcordatApi) {}

  @Get()
  async download(@Visiting() visit: Visit, @Res() res: Response): Promise<undefined> {
    const id = visit.id('id');
    const [{ decisionSet }, { decisionProof }] = await Promise.all([
      this.api.ask('Receipt', { id }, visit),
      this.api.ask('DecisionProof', { id }, visit),
    ]);
    return sent(res, { name: found(decisionSet).reference, proof: found(decisionProof), back: `/receipts/${id}` });
  }
}

/** While proof is pending nothing offers it; whoever asks all the same is shown the page that says so. */
function sent(res: Response, { name, proof, back }: { name: string; proof: EntryProof; back: string }): undefined {
  if (proof.file === null) res.redirect(303, back);
  else res.attachment(`${name}.tlog-proof`).type('text/plain; charset=utf-8').send(proof.file);
  return undefined;
}
