import type { Page, ProbesAccepted, Server, ServerTest } from '@assay/contracts';
import { Engine } from '@assay/server/execution';
import { ApiPage, ApiProblems, IdPipe, withoutNulls } from '@assay/server/http';
import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiAcceptedResponse, ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { ProbesDto, StartProbeDto } from './dto/probe.dto';
import { ServerDraftDto, ServerDto, ServerListQuery, ServerPatchDto, ServerTestDto } from './dto/server.dto';
import { ServerRegistry } from './server-registry';

@ApiTags('servers')
@ApiProblems()
@Controller('api/servers')
export class ServersController {
  constructor(
    private readonly registry: ServerRegistry,
    private readonly engine: Engine,
  ) {}

  /** Registered servers by name, as the last check found them. */
  @Get()
  @ApiPage(ServerDto)
  @ApiProblems('invalid_request', 'invalid_cursor')
  list(@Query() query: ServerListQuery): Promise<Page<Server>> {
    return this.registry.list(query);
  }

  /** One server. */
  @Get(':id')
  @ApiOkResponse({ type: ServerDto })
  @ApiProblems('not_found')
  read(@Param('id', IdPipe) id: string): Promise<Server> {
    return this.registry.read(id);
  }

  /** Registers a server; its first check happens in the background. */
  @Post()
  @ApiCreatedResponse({ type: ServerDto })
  @ApiProblems('invalid_request', 'invalid_json', 'url_not_allowed', 'name_taken', 'unsupported_media_type')
  create(@Body() body: ServerDraftDto): Promise<Server> {
    return this.registry.create(body);
  }

  /** Changes a server; it is checked again at once. */
  @Patch(':id')
  @ApiOkResponse({ type: ServerDto })
  @ApiProblems(
    'invalid_request',
    'invalid_json',
    'not_found',
    'url_not_allowed',
    'name_taken',
    'unsupported_media_type',
  )
  edit(@Param('id', IdPipe) id: string, @Body() body: ServerPatchDto): Promise<Server> {
    return this.registry.edit(id, body);
  }

  /** Removes a server from all lists; its results stay. */
  @Delete(':id')
  @HttpCode(204)
  @ApiNoContentResponse({ description: 'Removed.' })
  @ApiProblems('not_found', 'in_use')
  delete(@Param('id', IdPipe) id: string): Promise<void> {
    return this.registry.delete(id);
  }

  /** Tries the connection step by step; stores nothing. */
  @Post(':id/test')
  @HttpCode(200)
  @ApiOkResponse({ type: ServerTestDto })
  @ApiProblems('not_found')
  test(@Param('id', IdPipe) id: string): Promise<ServerTest> {
    return this.registry.test(id);
  }

  /** Checks the server now and reads its models. */
  @Post(':id/refresh')
  @HttpCode(200)
  @ApiOkResponse({ type: ServerDto })
  @ApiProblems('not_found', 'conflict')
  refresh(@Param('id', IdPipe) id: string): Promise<Server> {
    return this.registry.refresh(id);
  }

  /** Asks for a speed probe of each model; a run that works on the server ends its block first. */
  @Post(':id/probe')
  @HttpCode(202)
  @ApiAcceptedResponse({ type: ProbesDto })
  @ApiProblems('invalid_request', 'invalid_json', 'not_found', 'conflict', 'unknown_model')
  async probe(@Param('id', IdPipe) id: string, @Body() body: StartProbeDto): Promise<ProbesAccepted> {
    return { probes: await this.engine.probes.request(id, withoutNulls(body).models) };
  }

  /** Speed probes of the server: open ones first, then the newest, at most 100. */
  @Get(':id/probes')
  @ApiOkResponse({ type: ProbesDto })
  @ApiProblems('not_found')
  async probes(@Param('id', IdPipe) id: string): Promise<ProbesAccepted> {
    return { probes: await this.engine.probes.ofServer(id) };
  }

  /** Ends all open speed probes of the server; gives those that this concerns. */
  @Post(':id/probe/cancel')
  @HttpCode(202)
  @ApiAcceptedResponse({ type: ProbesDto })
  @ApiProblems('not_found')
  async cancelProbes(@Param('id', IdPipe) id: string): Promise<ProbesAccepted> {
    return { probes: await this.engine.probes.cancel(id) };
  }
}
