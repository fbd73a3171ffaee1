import type { Page, Server, ServerTest } from '@assay/contracts';
import { ApiPage, ApiProblems, IdPipe } from '@assay/server/http';
import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { ServerDraftDto, ServerDto, ServerListQuery, ServerPatchDto, ServerTestDto } from './dto/server.dto';
import { ServerRegistry } from './server-registry';

@ApiTags('servers')
@ApiProblems()
@Controller('api/servers')
export class ServersController {
  constructor(private readonly registry: ServerRegistry) {}

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
}
