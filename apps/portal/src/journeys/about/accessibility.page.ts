import { Get } from '@nestjs/common';
import { type Answer, show } from '../../page/answer.js';
import { Page } from '../../page/page.decorator.js';

@Page({ path: '/accessibility', name: 'ACCESSIBILITY', open: true })
export class AccessibilityPage {
  @Get()
  show(): Answer {
    return show('journeys/about/accessibility', {});
  }
}
