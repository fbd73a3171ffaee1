import type { Settings } from '@assay/contracts';
import { ApiProblems } from '@assay/server/http';
import { Body, Controller, Get, Patch } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { SettingsDto, SettingsPatchDto } from './dto/settings.dto';
import { SettingsService } from './settings.service';

@ApiTags('settings')
@ApiProblems()
@Controller('api/settings')
export class SettingsController {
  constructor(private readonly settings: SettingsService) {}

  /** Settings of the installation. */
  @Get()
  @ApiOkResponse({ type: SettingsDto })
  read(): Promise<Settings> {
    return this.settings.read();
  }

  /** Changes settings; what is not named stays. */
  @Patch()
  @ApiOkResponse({ type: SettingsDto })
  @ApiProblems('invalid_request', 'invalid_json', 'unsupported_media_type')
  change(@Body() body: SettingsPatchDto): Promise<Settings> {
    return this.settings.change(body);
  }
}
