import type { Actor } from '@lib/access';
import type { Type } from '@nestjs/common';

export type UseCase<Input, Done> = Type<{ execute(actor: Actor, input: Input): Promise<Done> }>;
/** Carries a use case out for somebody; a refusal is an error. */
export type Carry = <Input, Done>(useCase: UseCase<Input, Done>, actor: Actor, input: Input) => Promise<Exclude<Done, { refused: true }>>;
