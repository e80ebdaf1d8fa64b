/** One message to one person. `id` is the mail's own: whoever takes it can be asked by it whether it came. */
export interface Message {
  readonly id: string;
  readonly to: string;
  readonly subject: string;
  readonly body: string;
}

/**
 * SENT: taken. LATER: certainly not taken now; it may be tried again. DOWN: the same, because nobody was there to take any. REFUSED: certainly not
 * taken, and never will be. UNKNOWN: perhaps taken. An unknown outcome is an outcome: it is kept and said, never guessed away by sending again.
 */
export type Outcome = 'SENT' | 'LATER' | 'DOWN' | 'REFUSED' | 'UNKNOWN';

/** Where mail goes. */
export abstract class Mail {
  abstract readonly kind: 'NOTIFY' | 'SMTP' | 'DEVELOPMENT' | 'OFF';
  abstract send(message: Message): Promise<Outcome>;
  /** Whether a message with this id was taken, where that can be asked at all; null: it cannot be known. */
  abstract wasTaken(id: string): Promise<boolean | null>;
}
