import { createParamDecorator, type ExecutionContext, SetMetadata } from '@nestjs/common';
import { Denied } from '@lib/kernel';
import type { Actor, KnownCaller } from '../actor.js';
import { callerOf } from './caller-of.js';

export const REQUIREMENT = 'concordat:requirement';
export type Requirement = { readonly action: string; readonly subject: string; readonly fresh?: boolean } | { readonly open: string };

/**
 * The person's roles must hold some rule for this action on this subject; the use case then checks the very thing. `fresh`: they must
 * also have proved who they are within the last quarter of an hour, or are asked to (STEP_UP_NEEDED).
 */
export const Requires = (action: string, subject: string, how: { readonly fresh?: boolean } = {}) =>
  SetMetadata(REQUIREMENT, { action, subject, ...how } satisfies Requirement);
/** Needs no permission, because: said in words, printed in the roll. */
export const Open = (why: string) => SetMetadata(REQUIREMENT, { open: why } satisfies Requirement);

export const CurrentActor = createParamDecorator((_: unknown, context: ExecutionContext): Actor => {
  const { actor } = callerOf(context);
  if (!actor) throw new Denied('missing');
  return actor;
});
export const CurrentCaller = createParamDecorator((_: unknown, context: ExecutionContext): KnownCaller => callerOf(context));
