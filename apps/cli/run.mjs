import { refuseOldNode } from './launch/node-version.mjs';

// npm run world -- FILE and its like: the command's name, then what it was given.
refuseOldNode();
import('./launch/prepared.mjs').then(({ prepared }) => prepared('run'));
