import { Module } from '@nestjs/common';
import { CorrectNotePage } from './correct-note.page.js';
import { NotePage } from './note.page.js';
import { WithdrawNotePage } from './withdraw-note.page.js';
import { WriteNotePage } from './write-note.page.js';

@Module({ controllers: [WriteNotePage, NotePage, CorrectNotePage, WithdrawNotePage] })
export class NotesModule {}
