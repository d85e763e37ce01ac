import { Controller, Get } from '@nestjs/common';

/** The provider depends on nothing: once it listens it is ready. */
@Controller('health')
export class HealthController {
  @Get('live')
  live(): { status: 'live' } {
    return { status: 'live' };
  }

  @Get('ready')
  ready(): { status: 'ready'; reasons: string[] } {
    return { status: 'ready', reasons: [] };
  }
}
