import nunjucks from 'nunjucks';
import type { Svg } from './svg.js';

/** A drawing as templates take it without escaping it again. Nothing else can be given: whatever is typed is no drawing. */
export function markup(drawing: Svg): InstanceType<typeof nunjucks.runtime.SafeString> {
  return new nunjucks.runtime.SafeString(drawing);
}
