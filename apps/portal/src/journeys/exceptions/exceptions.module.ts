import { Module } from '@nestjs/common';
import { EmergenciesPage, EmergencyPage } from './emergency.page.js';
import { OpenEmergencyPage } from './open-emergency.page.js';
import { ProtectionPage, ProtectionRecordPage, WriteProtectionPage } from './protection.page.js';
import { ProposeReviewPage } from './propose-review.page.js';
import { ReviewPage, ReviewsPage } from './review.page.js';
import { RecusalPage, StepBackPage } from './step-back.page.js';

@Module({
  controllers: [
    OpenEmergencyPage,
    EmergenciesPage,
    EmergencyPage,
    StepBackPage,
    RecusalPage,
    ReviewsPage,
    ReviewPage,
    ProposeReviewPage,
    ProtectionPage,
    WriteProtectionPage,
    ProtectionRecordPage,
  ],
})
export class ExceptionsModule {}
