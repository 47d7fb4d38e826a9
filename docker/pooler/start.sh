#!/bin/sh
# Writes the settings of pgbouncer from the environment into memory, and becomes it: the password is in no file of the image.
set -eu
umask 077
if [ -n "${RATIFY_ROLE_PASSWORD_FILE:-}" ]; then RATIFY_ROLE_PASSWORD=$(cat "$RATIFY_ROLE_PASSWORD_FILE"); fi
for role in app worker sign_in national public; do
  printf '"ratify_%s" "%s"\n' "$role" "$RATIFY_ROLE_PASSWORD"
done > "$RUN_DIR/users.txt"
cat > "$RUN_DIR/pgbouncer.ini" <<END
[databases]
ratify = host=$POSTGRES_HOST port=${POSTGRES_PORT:-5432} dbname=${POSTGRES_DB:-ratify}
[pgbouncer]
listen_addr = ${LISTEN_ADDR:-0.0.0.0}
listen_port = ${LISTEN_PORT:-6432}
unix_socket_dir =
auth_type = scram-sha-256
auth_file = $RUN_DIR/users.txt
pool_mode = transaction
max_client_conn = 2000
default_pool_size = ${POOL_SIZE:-20}
server_idle_timeout = 60
END
exec pgbouncer "$RUN_DIR/pgbouncer.ini"
