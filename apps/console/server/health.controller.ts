import { Controller, Get } from '@nestjs/common';
import { ExchangeWatch } from './watch/exchange-watch.js';

/** For supervisors: counts and reasons, no names of people, nothing of any payload. */
@Controller('health')
export class HealthController {
  constructor(private readonly watch: ExchangeWatch) {}

  @Get('live')
  live(): { status: 'live' } {
    return { status: 'live' };
  }

  /** How far the exchange is: everybody reported, all digests equal. */
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
