import { Get } from '@nestjs/common';
import { ConcordatApi, found } from '../../api/concordat-api.js';
import { type Answer, show } from '../../page/answer.js';
import { Page, Visiting } from '../../page/page.decorator.js';
import type { Visit } from '../../page/visit.js';
import { drawTeam, unitRow, unownedRows } from './team-view.js';

/** First what cannot wait, then what each unit has to do beside whom it has to do it. */
@Page({ path: '/team', name: 'TEAM' })
export class TeamPage {
  constructor(private readonly api: ConcordatApi) {}

  @Get()
  async show(@Visiting() visit: Visit): Promise<Answer> {
    const team = found((await this.api.ask('Team', {}, visit)).team);
    const rows = team.units.map(unitRow);
    return show('journeys/team/team', {
      team,
      rows,
      unowned: unownedRows(team.unowned),
      ...(rows.length > 0 && { drawing: drawTeam(rows) }),
    });
  }
}

@Page({ path: '/team/units/:id', name: 'TEAM_UNIT' })
export class TeamUnitPage {
  constructor(private readonly api: ConcordatApi) {}

  @Get()
  async show(@Visiting() visit: Visit): Promise<Answer> {
    const unit = found((await this.api.ask('TeamUnit', { id: visit.id('id') }, visit)).teamUnit);
    return show('journeys/team/team-unit', { unit, row: unitRow(unit), back: '/team' });
  }
}
