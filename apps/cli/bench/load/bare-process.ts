import 'reflect-metadata';
import { Controller, Get, Header, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import pg from 'pg';

// What the framework alone answers on this machine: a page of the usual size, after one question to the same database.

const [url = ''] = process.argv.slice(2);
const pool = new pg.Pool({ connectionString: url, max: 10 });
const PAGE = `<!doctype html><title>Page</title>${'<p>What stands on a page of the usual size.</p>'.repeat(400)}`;

@Controller()
class Pages {
  @Get()
  @Header('content-type', 'text/html; charset=utf-8')
  async page(): Promise<string> {
    await pool.query('select 1');
    return PAGE;
  }
}

@Module({ controllers: [Pages] })
class Bare {}

const app = await NestFactory.create<NestFastifyApplication>(Bare, new FastifyAdapter(), { logger: ['error'] });
await app.listen(0, '127.0.0.1');
process.stdout.write(`${await app.getUrl()}\n`);
