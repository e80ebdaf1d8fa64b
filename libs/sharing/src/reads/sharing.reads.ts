import * as decisions from './decision.reads.js';
import { sharingPolicyRoot } from './sharing-policy.reads.js';
import * as shares from './share.reads.js';

/** Everything that can be read of sharing. */
export const sharingReads = [...Object.values(shares), ...Object.values(decisions), sharingPolicyRoot];
