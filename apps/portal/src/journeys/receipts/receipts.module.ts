import { Module } from '@nestjs/common';
import { ReceiptPage } from './receipt.page.js';

@Module({ controllers: [ReceiptPage] })
export class ReceiptsModule {}
