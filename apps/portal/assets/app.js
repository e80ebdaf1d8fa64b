// Everything works without this file; it only makes typing and reading easier.
import { initAll } from './govuk-frontend.min.js';

initAll();
