import { refuseOldNode } from './launch/node-version.mjs';

refuseOldNode();
import('./launch/prepared.mjs').then(({ prepared }) => prepared('start'));
