export { CONCERN_LABELS, CONCERN_LEVELS, type ConcernLevel, graver, gravity, isConcernLevel } from './concern-level.js';
export { isUuid, uuidV7 } from './ids.js';
export { type DayRule, type InstantRule, isDay, longDay, longInstant, parseDay, parseInstant } from './instant.js';
export { newReference, parseReference } from './reference.js';
export { Denied, Invalid, isRefusal, type Refusal, refuse } from './refusal.js';
export { isRole, type Role, ROLE_LABELS, ROLES } from './roles.js';
export { type ShapeFault, shapeInWords } from './shape-words.js';
export { characterCount, isMeaningless, labelOf, plainText, type TextRule } from './text.js';
export { addDays, addWorkingDays, isWorkingDay, londonDay, startOfLondonDay, workingDaysBefore, workingDaysDue } from './working-days.js';
