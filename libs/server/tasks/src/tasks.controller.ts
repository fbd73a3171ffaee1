import { Readable } from 'node:stream';
import {
  LIMITS,
  ProblemError,
  type ImportReport,
  type Page,
  type ProblemCode,
  type Task,
  type TaskChanges,
  type TaskFacets,
  type TaskSummary,
  type TriedTask,
} from '@assay/contracts';
import type { TaskFormat } from '@assay/domain/task-file';
import { ApiPage, ApiProblems, IdPipe, withoutNulls } from '@assay/server/http';
import {
  Body,
  Controller,
  Delete,
  Get,
  HttpCode,
  Param,
  Patch,
  Post,
  Query,
  Req,
  Res,
  StreamableFile,
  UploadedFile,
  UseInterceptors,
} from '@nestjs/common';
import { FileInterceptor } from '@nestjs/platform-express';
import {
  ApiBody,
  ApiConsumes,
  ApiCreatedResponse,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiProduces,
  ApiTags,
  ApiUnprocessableEntityResponse,
} from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { ImportReportDto, TaskChangesDto, TaskDraftDto, TaskDto, TaskFacetsDto, TaskSummaryDto } from './dto/task.dto';
import { TaskChangesQuery, TaskExportQuery, TaskImportQuery, TaskListQueryDto } from './dto/task.query';
import { TriedTaskDto, TryDraftBody, TryTaskBody } from './dto/try.dto';
import { readBody, textOfUpload } from './read-upload';
import { TaskCatalogue } from './task-catalogue';
import type { TaskSource } from './import/read-source';
import { TaskImporter } from './task-importer';
import { TaskTrier } from './task-trier';

const MEDIA: Readonly<Record<TaskFormat, string>> = {
  yaml: 'application/yaml',
  json: 'application/json',
  jsonl: 'application/jsonl',
};
const UPLOAD = { limits: { fileSize: LIMITS.importStream, files: 1 } };

const TRY_PROBLEMS = [
  'invalid_request',
  'invalid_json',
  'payload_too_large',
  'unsupported_media_type',
  'unknown_model',
  'ambiguous_model',
  'in_use',
  'server_unreachable',
  'server_refused',
] as const satisfies readonly ProblemCode[];

/** The part of an uploaded file that is read. */
interface UploadedTasks {
  readonly buffer: Buffer;
  readonly originalname: string;
}

@ApiTags('tasks')
@ApiProblems()
@Controller('api/benchmarks/tasks')
export class TasksController {
  constructor(
    private readonly catalogue: TaskCatalogue,
    private readonly importer: TaskImporter,
    private readonly trier: TaskTrier,
  ) {}

  /** Current versions of tasks, filtered. */
  @Get()
  @ApiPage(TaskSummaryDto)
  @ApiProblems('invalid_request', 'invalid_cursor')
  list(@Query() query: TaskListQueryDto): Promise<Page<TaskSummary>> {
    return this.catalogue.list(query);
  }

  /** What current tasks can be filtered by, with counts. */
  @Get('facets')
  @ApiOkResponse({ type: TaskFacetsDto })
  facets(): Promise<TaskFacets> {
    return this.catalogue.facets();
  }

  /** The current tasks of a filter as a file that imports to the same tasks. */
  @Get('export')
  @ApiProduces(...Object.values(MEDIA))
  @ApiOkResponse({ description: 'A task file.', content: { 'application/yaml': { schema: { type: 'string' } } } })
  @ApiProblems('invalid_request')
  export(@Query() { format = 'yaml', ...filter }: TaskExportQuery): StreamableFile {
    const disposition = `attachment; filename="assay-tasks.${format}"`;
    return new StreamableFile(Readable.from(this.catalogue.export(filter, format)), {
      type: MEDIA[format],
      disposition,
    });
  }

  /** Imports a task file, all of it or nothing. The file is the body, or the part `file` of a form. */
  @Post('import')
  @HttpCode(200)
  @UseInterceptors(FileInterceptor('file', UPLOAD))
  @ApiConsumes(
    'application/yaml',
    'application/json',
    'application/jsonl',
    'text/csv',
    'text/plain',
    'application/octet-stream',
    'multipart/form-data',
  )
  @ApiBody({
    schema: {
      type: 'string',
      format: 'binary',
      description: 'A task file (YAML, JSON, JSONL or CSV; our own or a public format; also gzip).',
    },
  })
  @ApiOkResponse({ type: ImportReportDto, description: 'Imported, or with dryRun what would be.' })
  @ApiUnprocessableEntityResponse({ type: ImportReportDto, description: 'Invalid tasks; nothing was written.' })
  @ApiProblems('invalid_request', 'payload_too_large')
  async import(
    @Query() query: TaskImportQuery,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
    @UploadedFile() file?: UploadedTasks,
  ): Promise<ImportReport> {
    const source = await readSource(request, query, file);
    const report = await this.importer.import([source], query.dryRun);
    if (report.invalid.length > 0) response.status(422);
    return report;
  }

  /** One task version, whole, with the list of its versions. */
  @Get(':id')
  @ApiOkResponse({ type: TaskDto })
  @ApiProblems('not_found')
  read(@Param('id', IdPipe) id: string): Promise<Task> {
    return this.catalogue.read(id);
  }

  /** What a version changed, compared with the one before it or with `from`. */
  @Get(':id/changes')
  @ApiOkResponse({ type: TaskChangesDto })
  @ApiProblems('invalid_request', 'not_found')
  changes(@Param('id', IdPipe) id: string, @Query() { from }: TaskChangesQuery): Promise<TaskChanges> {
    return this.catalogue.changes(id, from);
  }

  /** Makes a task. */
  @Post()
  @ApiBody({ type: TaskDraftDto })
  @ApiCreatedResponse({ type: TaskDto })
  @ApiProblems('invalid_request', 'invalid_json', 'name_taken', 'payload_too_large', 'unsupported_media_type')
  create(@Body() body: unknown): Promise<Task> {
    return this.catalogue.create(body);
  }

  /** Scores an answer to a task that is not stored, or asks a model for one. Nothing is stored. */
  @Post('try')
  @HttpCode(200)
  @ApiOkResponse({ type: TriedTaskDto })
  @ApiProblems(...TRY_PROBLEMS)
  tryDraft(
    @Body() { task, ...what }: TryDraftBody,
    @Res({ passthrough: true }) response: Response,
  ): Promise<TriedTask> {
    return this.trier.tryDraft(task, withoutNulls(what, 'judge'), untilClosed(response));
  }

  /** Scores an answer to this version of a task, or asks a model for one, as a run would. Nothing is stored. */
  @Post(':id/try')
  @HttpCode(200)
  @ApiOkResponse({ type: TriedTaskDto })
  @ApiProblems('not_found', ...TRY_PROBLEMS)
  tryStored(
    @Param('id', IdPipe) id: string,
    @Body() what: TryTaskBody,
    @Res({ passthrough: true }) response: Response,
  ): Promise<TriedTask> {
    return this.trier.tryStored(id, withoutNulls(what, 'judge'), untilClosed(response));
  }

  /** Changes fields of a task: a new version with a new id and the same key. Old results keep theirs. */
  @Patch(':id')
  @ApiBody({ type: TaskDraftDto })
  @ApiOkResponse({ type: TaskDto })
  @ApiProblems(
    'invalid_request',
    'invalid_json',
    'not_found',
    'conflict',
    'payload_too_large',
    'unsupported_media_type',
  )
  edit(@Param('id', IdPipe) id: string, @Body() body: unknown): Promise<Task> {
    return this.catalogue.edit(id, body);
  }

  /** Archives a task: it leaves lists and new runs; results keep it. */
  @Delete(':id')
  @HttpCode(204)
  @ApiNoContentResponse({ description: 'Archived.' })
  @ApiProblems('not_found', 'conflict')
  archive(@Param('id', IdPipe) id: string): Promise<void> {
    return this.catalogue.archive(id);
  }
}

/** Aborts when the client goes away before its answer. */
function untilClosed(response: Response): AbortSignal {
  const gone = new AbortController();
  response.on('close', () => gone.abort());
  return gone.signal;
}

async function readSource(
  request: Request,
  { format, taskType }: TaskImportQuery,
  file: UploadedTasks | undefined,
): Promise<TaskSource> {
  if (request.is('multipart/form-data') && file === undefined) {
    throw new ProblemError('invalid_request', 'The form has no part named "file".', [
      { path: 'file', message: 'is missing' },
    ]);
  }
  const text = await textOfUpload(file?.buffer ?? (await readBody(request)));
  const hint = {
    ...(format === undefined ? {} : { format }),
    ...(taskType === undefined ? {} : { taskType }),
    ...(file === undefined ? {} : { fileName: file.originalname }),
  };
  return { text, hint };
}
