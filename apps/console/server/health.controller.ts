import { Controller, Get } from '@nestjs/common';
import { ExchangeWatch } from './watch/exchange-watch.js';

/** Health for supervisors: counts and reasons, no names of people, no payload. */
@Controller('health')
export class HealthController {
  constructor(private readonly watch: ExchangeWatch) {}

  @Get('live')
  live(): { status: 'live' } {
    return { status: 'live' };
  }

  /**
   * Tells whether the exchange is complete: every agency has reported, and all digests are equal.
   */
  @Get('exchange')
  exchange(): {
    of: number;
    reported: number;
    inSync: number;
    waitingFor: { agency: string; reason: string }[];
  } {
    const { of, reported, inSync, agencies } = this.watch.board().overview;
    const waitingFor = agencies
      .filter(({ status }) => status !== 'in-sync')
      .map(({ code, status, reason, reasonFlow }) => ({
        agency: code,
        reason: `${status}, ${reason.code}${reasonFlow ? ` (${reasonFlow})` : ''}`,
      }));
    return { of, reported, inSync, waitingFor };
  }
}
