import 'reflect-metadata';
import { Body, Controller, Header, HttpCode, Module, Param, Post, Put } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import pg from 'pg';

// What an answer of the same bytes takes on this machine where there is nothing to work out: the framework, and an empty transaction.

const [url = ''] = process.argv.slice(2);
const pool = new pg.Pool({ connectionString: url, max: 10 });
const answers = new Map<string, string>();

@Controller()
class Answers {
  @Put(':name')
  keep(@Param('name') name: string, @Body() answer: object): void {
    answers.set(name, JSON.stringify(answer));
  }

  @Post(':name')
  @HttpCode(200)
  @Header('content-type', 'application/json')
  async answer(@Param('name') name: string): Promise<string> {
    const client = await pool.connect();
    await client.query('begin; select 1');
    await client.query('commit');
    client.release();
    return answers.get(name) ?? '';
  }
}

@Module({ controllers: [Answers] })
class Floor {}

const adapter = new FastifyAdapter({ bodyLimit: 2 ** 22 });
const app = await NestFactory.create<NestFastifyApplication>(Floor, adapter, { logger: ['error'] });
await app.listen(0, '127.0.0.1');
process.stdout.write(`${await app.getUrl()}\n`);
