import { Mail, type Outcome } from './mail.js';

/** In development nothing leaves the machine: the text is kept with the mail and shown on a page. */
export class DevelopmentMail extends Mail {
  readonly kind = 'DEVELOPMENT';

  send(): Promise<Outcome> {
    return Promise.resolve('SENT');
  }

  wasTaken(): Promise<boolean> {
    return Promise.resolve(false);
  }
}

/** Nothing is configured: nothing is composed, and the page on which people choose says so. */
export class NoMail extends Mail {
  readonly kind = 'OFF';

  send(): Promise<Outcome> {
    return Promise.resolve('DOWN');
  }

  wasTaken(): Promise<boolean> {
    return Promise.resolve(false);
  }
}
