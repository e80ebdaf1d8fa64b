import { Get, Inject } from '@nestjs/common';
import { PORTAL_CONFIG, type PortalConfig } from '../../config.js';
import { type Answer, show } from '../../page/answer.js';
import { Page } from '../../page/page.decorator.js';

/** For everybody, signed in or not. The older address goes on working: it may stand in somebody's letter. */
@Page({ path: ['/help/accessibility', '/accessibility'], name: 'ACCESSIBILITY', open: true })
export class AccessibilityPage {
  constructor(@Inject(PORTAL_CONFIG) private readonly config: PortalConfig) {}

  @Get()
  show(): Answer {
    return show('journeys/help/accessibility', { contact: this.config.accessibilityContact, back: '/help' });
  }
}
