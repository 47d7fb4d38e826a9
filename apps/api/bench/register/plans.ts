import type pg from 'pg';

/** What matters of a plan: how long, which indexes, what was read, and whether anything was read from end to end. */
export interface PlanFacts {
  readonly milliseconds: number;
  readonly indexes: readonly string[];
  /** Tables read from end to end, with the rows that stood there. */
  readonly sequential: readonly string[];
  readonly buffers: number;
  readonly removed: number;
}

interface Node {
  readonly 'Node Type': string;
  readonly 'Index Name'?: string;
  readonly 'Relation Name'?: string;
  readonly 'Actual Loops': number;
  readonly 'Actual Rows': number;
  readonly 'Rows Removed by Filter'?: number;
  readonly 'Shared Hit Blocks'?: number;
  readonly 'Shared Read Blocks'?: number;
  readonly Plans?: readonly Node[];
}

const SETTINGS = [
  "load 'auto_explain'",
  'set auto_explain.log_min_duration = 0',
  'set auto_explain.log_nested_statements = on',
  'set auto_explain.log_analyze = on',
  'set auto_explain.log_buffers = on',
  'set auto_explain.log_timing = off',
  "set auto_explain.log_format = 'json'",
];

/** The statements below which nothing of the register is done: what an entrance or a sealed list takes. */
const AROUND = /directory\.seal|context_key|set_config|begin_context|begin_national/;

/**
 * Runs a statement with the plans of it and of all that it calls told by auto_explain, as functions hide theirs from EXPLAIN. The
 * client must be the superuser's, acting in a role that it has entered as.
 */
export async function explain(client: pg.Client, sql: string, parameters: readonly unknown[]): Promise<PlanFacts> {
  const plans: Node[] = [];
  let milliseconds = 0;
  const hear = ({ message = '' }: { message?: string | undefined }): void => {
    const told = /^duration: ([\d.]+) ms {2}plan:\n([\s\S]*)$/.exec(message);
    if (!told) return;
    const { 'Query Text': text, Plan } = JSON.parse(told[2] ?? '') as { 'Query Text': string; Plan: Node };
    if (AROUND.test(text)) return;
    plans.push(Plan);
    milliseconds = Math.max(milliseconds, Number(told[1]));
  };
  for (let times = 0; times < 10; times += 1) await client.query(sql, [...parameters]); // the plan that is kept
  client.on('notice', hear);
  await client.query('set client_min_messages = log');
  await client.query(sql, [...parameters]);
  await client.query('reset client_min_messages');
  client.off('notice', hear);
  const nodes = plans.flatMap(all).filter((node) => node['Actual Loops'] > 0);
  const names = (of: (node: Node) => string | undefined): string[] =>
    [...new Set(nodes.flatMap((node) => of(node) ?? []))].sort();
  return {
    milliseconds,
    indexes: names((node) => node['Index Name']),
    sequential: names((node) =>
      node['Node Type'] === 'Seq Scan' && node['Actual Rows'] > 0
        ? `${node['Relation Name']} (${Math.round(node['Actual Rows'])})`
        : undefined,
    ),
    buffers: Math.max(0, ...plans.map((plan) => (plan['Shared Hit Blocks'] ?? 0) + (plan['Shared Read Blocks'] ?? 0))),
    removed: nodes.reduce((sum, node) => sum + (node['Rows Removed by Filter'] ?? 0) * node['Actual Loops'], 0),
  };
}

/** Prepares a superuser's connection for it. */
export async function tellPlans(client: pg.Client): Promise<void> {
  for (const setting of SETTINGS) await client.query(setting);
}

const all = (node: Node): Node[] => [node, ...(node.Plans ?? []).flatMap(all)];
