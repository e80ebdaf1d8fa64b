import { Module } from '@nestjs/common';
import { AskForErasurePage, ErasurePage } from './erasure.page.js';
import { HoldPage, PlaceHoldPage } from './hold.page.js';
import { HoldsPage, KeepingPage } from './keeping.page.js';

@Module({ controllers: [KeepingPage, HoldsPage, HoldPage, PlaceHoldPage, ErasurePage, AskForErasurePage] })
export class KeepingModule {}
