import { Controller, Get } from '@nestjs/common';

/** The provider depends on no other service: it is ready once it listens. */
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
