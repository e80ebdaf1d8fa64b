export { CannotStart, orCannotStart } from './cannot-start.js';
export { type Handler, listen, type Listening, type Place, type Routes } from './http/plain-server.js';
export { Refused } from './http/refused.js';
export { codeOf, type Kept, KeptFile, syncFolder } from './kept-file.js';
export { keepNewKey, type KeyKind, readKey, verifierKeyOf } from './key-file.js';
export { type LogLine, logLines } from './log-line.js';
export { mustFollow, NOTHING_YET, type TreeHead } from './must-follow.js';
export { run } from './run.js';
