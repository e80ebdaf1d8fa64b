import { suitesOf } from './share-out.js';

suitesOf(4);
