CREATE TABLE IF NOT EXISTS "__EFMigrationsHistory" (
    "MigrationId" TEXT NOT NULL CONSTRAINT "PK___EFMigrationsHistory" PRIMARY KEY,
    "ProductVersion" TEXT NOT NULL
);

CREATE TABLE "configurations" (
    "id" INTEGER NOT NULL CONSTRAINT "PK_configurations" PRIMARY KEY AUTOINCREMENT,
    "digest" TEXT NOT NULL,
    "json" TEXT NOT NULL,
    "measures_lambda" INTEGER NOT NULL,
    "task" TEXT NOT NULL,
    "architecture" TEXT NOT NULL,
    "shape" TEXT NOT NULL,
    "inputs" INTEGER NOT NULL,
    "hidden" INTEGER NOT NULL,
    "outputs" INTEGER NOT NULL,
    "init" TEXT NOT NULL,
    "solver" TEXT NOT NULL
);

CREATE TABLE "grids" (
    "id" INTEGER NOT NULL CONSTRAINT "PK_grids" PRIMARY KEY AUTOINCREMENT,
    "digest" TEXT NOT NULL,
    "points" INTEGER NOT NULL,
    "data" BLOB NOT NULL
);

CREATE TABLE "inputs" (
    "digest" TEXT NOT NULL CONSTRAINT "PK_inputs" PRIMARY KEY,
    "rows" INTEGER NOT NULL,
    "columns" INTEGER NOT NULL,
    "data" BLOB NOT NULL
);

CREATE TABLE "meta" (
    "id" INTEGER NOT NULL CONSTRAINT "PK_meta" PRIMARY KEY,
    "store_id" TEXT NOT NULL,
    "created" INTEGER NOT NULL,
    "product" TEXT NOT NULL,
    "numerics_version" INTEGER NOT NULL,
    "schema_version" INTEGER NOT NULL
);

CREATE TABLE "schedules" (
    "id" INTEGER NOT NULL CONSTRAINT "PK_schedules" PRIMARY KEY AUTOINCREMENT,
    "json" TEXT NOT NULL
);

CREATE TABLE "studies" (
    "id" INTEGER NOT NULL CONSTRAINT "PK_studies" PRIMARY KEY AUTOINCREMENT,
    "name" TEXT NULL,
    "description" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "axes" TEXT NOT NULL,
    "priority" INTEGER NOT NULL,
    "plan_digest" BLOB NULL,
    "runs" INTEGER NOT NULL,
    "skipped" INTEGER NOT NULL,
    "submitted" INTEGER NOT NULL
);

CREATE TABLE "runs" (
    "id" INTEGER NOT NULL CONSTRAINT "PK_runs" PRIMARY KEY AUTOINCREMENT,
    "key" BLOB NOT NULL,
    "configuration_id" INTEGER NOT NULL,
    "lambda" REAL NOT NULL,
    "seed" INTEGER NOT NULL,
    "schedule_id" INTEGER NOT NULL,
    "grid_id" INTEGER NULL,
    "state" TEXT NOT NULL,
    "priority" INTEGER NOT NULL,
    "attempt" INTEGER NOT NULL,
    "silo" TEXT NULL,
    "expires" INTEGER NULL,
    "failure" TEXT NULL,
    "finished" INTEGER NULL,
    "seconds" REAL NULL,
    CONSTRAINT "FK_runs_configurations_configuration_id" FOREIGN KEY ("configuration_id") REFERENCES "configurations" ("id") ON DELETE RESTRICT,
    CONSTRAINT "FK_runs_grids_grid_id" FOREIGN KEY ("grid_id") REFERENCES "grids" ("id") ON DELETE RESTRICT,
    CONSTRAINT "FK_runs_schedules_schedule_id" FOREIGN KEY ("schedule_id") REFERENCES "schedules" ("id") ON DELETE RESTRICT
);

CREATE TABLE "counters" (
    "study_id" INTEGER NOT NULL,
    "state" TEXT NOT NULL,
    "runs" INTEGER NOT NULL,
    CONSTRAINT "PK_counters" PRIMARY KEY ("study_id", "state"),
    CONSTRAINT "FK_counters_studies_study_id" FOREIGN KEY ("study_id") REFERENCES "studies" ("id") ON DELETE RESTRICT
);

CREATE TABLE "skips" (
    "study_id" INTEGER NOT NULL,
    "ordinal" INTEGER NOT NULL,
    "architecture" TEXT NOT NULL,
    "lambda" REAL NOT NULL,
    "why" TEXT NOT NULL,
    CONSTRAINT "PK_skips" PRIMARY KEY ("study_id", "ordinal"),
    CONSTRAINT "FK_skips_studies_study_id" FOREIGN KEY ("study_id") REFERENCES "studies" ("id") ON DELETE RESTRICT
);

CREATE TABLE "attempts" (
    "run_id" INTEGER NOT NULL,
    "number" INTEGER NOT NULL,
    "silo" TEXT NOT NULL,
    "leased" INTEGER NOT NULL,
    "ended" INTEGER NULL,
    "outcome" TEXT NOT NULL,
    "message" TEXT NULL,
    CONSTRAINT "PK_attempts" PRIMARY KEY ("run_id", "number"),
    CONSTRAINT "FK_attempts_runs_run_id" FOREIGN KEY ("run_id") REFERENCES "runs" ("id") ON DELETE RESTRICT
);

CREATE TABLE "study_runs" (
    "study_id" INTEGER NOT NULL,
    "ordinal" INTEGER NOT NULL,
    "run_id" INTEGER NOT NULL,
    CONSTRAINT "PK_study_runs" PRIMARY KEY ("study_id", "ordinal"),
    CONSTRAINT "FK_study_runs_runs_run_id" FOREIGN KEY ("run_id") REFERENCES "runs" ("id") ON DELETE RESTRICT,
    CONSTRAINT "FK_study_runs_studies_study_id" FOREIGN KEY ("study_id") REFERENCES "studies" ("id") ON DELETE RESTRICT
);

CREATE TABLE "summaries" (
    "run_id" INTEGER NOT NULL CONSTRAINT "PK_summaries" PRIMARY KEY,
    "nan_mask" INTEGER NOT NULL,
    "lambda_measured" REAL NULL,
    "lambda_final" REAL NULL,
    "balance_error" REAL NULL,
    "balance_error_final" REAL NULL,
    "loss_initial" REAL NULL,
    "loss_final" REAL NULL,
    "loss_best" REAL NULL,
    "time_to_half" REAL NULL,
    "time_to_1pct" REAL NULL,
    "ntk_distance_final" REAL NULL,
    "ntk_distance_limit" REAL NULL,
    "time_to_ntk_1pct" REAL NULL,
    "time_to_ntk_half" REAL NULL,
    "lazy_share" REAL NULL,
    "log_delay" REAL NULL,
    "ntk_norm_initial" REAL NULL,
    "ntk_norm_final" REAL NULL,
    "diverged_at" REAL NULL,
    "saddle" REAL NULL,
    "stopped_at" REAL NULL,
    CONSTRAINT "FK_summaries_runs_run_id" FOREIGN KEY ("run_id") REFERENCES "runs" ("id") ON DELETE RESTRICT
);

CREATE TABLE "trajectories" (
    "run_id" INTEGER NOT NULL,
    "observable" TEXT NOT NULL,
    "shape" TEXT NOT NULL,
    "encoding" INTEGER NOT NULL,
    "checksum" BLOB NOT NULL,
    "data" BLOB NOT NULL,
    CONSTRAINT "PK_trajectories" PRIMARY KEY ("run_id", "observable"),
    CONSTRAINT "FK_trajectories_runs_run_id" FOREIGN KEY ("run_id") REFERENCES "runs" ("id") ON DELETE RESTRICT
);

CREATE UNIQUE INDEX "ix_configurations_digest" ON "configurations" ("digest");

CREATE UNIQUE INDEX "ix_grids_digest" ON "grids" ("digest");

CREATE INDEX "ix_runs_configuration_lambda" ON "runs" ("configuration_id", "lambda");

CREATE INDEX "ix_runs_failed" ON "runs" ("id") WHERE state = 'failed';

CREATE UNIQUE INDEX "ix_runs_key" ON "runs" ("key");

CREATE INDEX "ix_runs_leased" ON "runs" ("expires") WHERE state = 'leased';

CREATE INDEX "ix_runs_planned" ON "runs" ("priority" DESC, "id") WHERE state = 'planned';

CREATE UNIQUE INDEX "ix_schedules_json" ON "schedules" ("json");

CREATE UNIQUE INDEX "ix_studies_name" ON "studies" ("name");

CREATE UNIQUE INDEX "ix_study_runs_run" ON "study_runs" ("run_id", "study_id");

INSERT INTO "__EFMigrationsHistory" ("MigrationId", "ProductVersion")
VALUES ('20261123210057_First', '10.0.15');

ALTER TABLE "summaries" ADD "condition" REAL NULL;

INSERT INTO "__EFMigrationsHistory" ("MigrationId", "ProductVersion")
VALUES ('20261123214500_ConditionOfClosedForm', '10.0.15');

DROP INDEX "ix_runs_leased";

DROP INDEX "ix_runs_planned";

ALTER TABLE "runs" RENAME COLUMN "priority" TO "suspect";

UPDATE runs SET suspect = 0 WHERE suspect <> 0;

ALTER TABLE "studies" ADD "retry" INTEGER NOT NULL DEFAULT 0;

ALTER TABLE "studies" ADD "retry_timeouts" INTEGER NOT NULL DEFAULT 0;

ALTER TABLE "studies" ADD "run_limit" INTEGER NULL;

ALTER TABLE "studies" ADD "state" TEXT NOT NULL DEFAULT 'active';

ALTER TABLE "studies" ADD "timeout" REAL NULL;

ALTER TABLE "studies" ADD "weight" REAL NOT NULL DEFAULT 1.0;

ALTER TABLE "runs" ADD "cause" TEXT NULL;

ALTER TABLE "runs" ADD "deaths" INTEGER NOT NULL DEFAULT 0;

ALTER TABLE "runs" ADD "failures" INTEGER NOT NULL DEFAULT 0;

ALTER TABLE "runs" ADD "losses" INTEGER NOT NULL DEFAULT 0;

ALTER TABLE "runs" ADD "not_before" INTEGER NULL;

ALTER TABLE "runs" ADD "queue_id" INTEGER NULL;

ALTER TABLE "runs" ADD "started" INTEGER NULL;

ALTER TABLE "attempts" ADD "cause" TEXT NULL;

ALTER TABLE "attempts" ADD "started" INTEGER NULL;

UPDATE runs SET queue_id = (SELECT x.study_id FROM study_runs x JOIN studies s ON s.id = x.study_id WHERE x.run_id = runs.id ORDER BY s.priority DESC, s.id LIMIT 1) WHERE state = 'planned';

CREATE INDEX "ix_runs_leased" ON "runs" ("silo", "expires") WHERE state = 'leased';

CREATE INDEX "ix_runs_ready" ON "runs" ("queue_id") WHERE state = 'planned' AND not_before IS NULL AND suspect = 0;

CREATE INDEX "ix_runs_suspect" ON "runs" ("queue_id") WHERE state = 'planned' AND not_before IS NULL AND suspect = 1;

CREATE INDEX "ix_runs_waiting" ON "runs" ("not_before") WHERE state = 'planned' AND not_before IS NOT NULL;

INSERT INTO "__EFMigrationsHistory" ("MigrationId", "ProductVersion")
VALUES ('20261125210742_LifeOfRuns', '10.0.15');

ALTER TABLE "meta" ADD "membership_version" INTEGER NOT NULL DEFAULT 0;

CREATE TABLE "silos" (
    "address" TEXT NOT NULL CONSTRAINT "PK_silos" PRIMARY KEY,
    "entry" TEXT NOT NULL
);

INSERT INTO "__EFMigrationsHistory" ("MigrationId", "ProductVersion")
VALUES ('20261125214000_Silos', '10.0.15');

ALTER TABLE "summaries" ADD "forgetting" REAL NULL;

ALTER TABLE "summaries" ADD "transfer_cousin" REAL NULL;

ALTER TABLE "summaries" ADD "transfer_sibling" REAL NULL;

CREATE TABLE "phase_summaries" (
    "run_id" INTEGER NOT NULL,
    "phase" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "nan_mask" INTEGER NOT NULL,
    "lambda_measured" REAL NULL,
    "lambda_final" REAL NULL,
    "balance_error" REAL NULL,
    "balance_error_final" REAL NULL,
    "loss_initial" REAL NULL,
    "loss_final" REAL NULL,
    "loss_best" REAL NULL,
    "time_to_half" REAL NULL,
    "time_to_1pct" REAL NULL,
    "ntk_distance_final" REAL NULL,
    "ntk_distance_limit" REAL NULL,
    "time_to_ntk_1pct" REAL NULL,
    "time_to_ntk_half" REAL NULL,
    "lazy_share" REAL NULL,
    "log_delay" REAL NULL,
    "ntk_norm_initial" REAL NULL,
    "ntk_norm_final" REAL NULL,
    "diverged_at" REAL NULL,
    "saddle" REAL NULL,
    "stopped_at" REAL NULL,
    "condition" REAL NULL,
    "forgetting" REAL NULL,
    "transfer_sibling" REAL NULL,
    "transfer_cousin" REAL NULL,
    CONSTRAINT "PK_phase_summaries" PRIMARY KEY ("run_id", "phase"),
    CONSTRAINT "FK_phase_summaries_runs_run_id" FOREIGN KEY ("run_id") REFERENCES "runs" ("id") ON DELETE RESTRICT
);

INSERT INTO "__EFMigrationsHistory" ("MigrationId", "ProductVersion")
VALUES ('20261125214700_PhaseSummaries', '10.0.15');

ALTER TABLE "summaries" ADD "approximate" REAL NULL;

ALTER TABLE "phase_summaries" ADD "approximate" REAL NULL;

CREATE TABLE "errors" (
    "run_id" INTEGER NOT NULL,
    "observable" TEXT NOT NULL,
    "max" REAL NOT NULL,
    "final" REAL NOT NULL,
    CONSTRAINT "PK_errors" PRIMARY KEY ("run_id", "observable"),
    CONSTRAINT "FK_errors_runs_run_id" FOREIGN KEY ("run_id") REFERENCES "runs" ("id") ON DELETE RESTRICT
);

INSERT INTO "__EFMigrationsHistory" ("MigrationId", "ProductVersion")
VALUES ('20261125220131_ErrorsOfComparisons', '10.0.15');

ALTER TABLE "summaries" ADD "effective_rank_final" REAL NULL;

ALTER TABLE "summaries" ADD "kernel_alignment_final" REAL NULL;

ALTER TABLE "summaries" ADD "ntk_effective_rank_final" REAL NULL;

ALTER TABLE "summaries" ADD "ntk_velocity_max" REAL NULL;

ALTER TABLE "summaries" ADD "robustness_inputs_final" REAL NULL;

ALTER TABLE "summaries" ADD "robustness_parameters_final" REAL NULL;

ALTER TABLE "summaries" ADD "sharpness_final" REAL NULL;

ALTER TABLE "summaries" ADD "sharpness_initial" REAL NULL;

ALTER TABLE "summaries" ADD "sharpness_max" REAL NULL;

ALTER TABLE "summaries" ADD "sigmoidality" REAL NULL;

ALTER TABLE "summaries" ADD "task_score_input_final" REAL NULL;

ALTER TABLE "summaries" ADD "task_score_output_final" REAL NULL;

ALTER TABLE "summaries" ADD "test_error_final" REAL NULL;

ALTER TABLE "summaries" ADD "test_error_least" REAL NULL;

ALTER TABLE "summaries" ADD "unreachable_input_initial" REAL NULL;

ALTER TABLE "summaries" ADD "unreachable_output_initial" REAL NULL;

ALTER TABLE "phase_summaries" ADD "effective_rank_final" REAL NULL;

ALTER TABLE "phase_summaries" ADD "kernel_alignment_final" REAL NULL;

ALTER TABLE "phase_summaries" ADD "ntk_effective_rank_final" REAL NULL;

ALTER TABLE "phase_summaries" ADD "ntk_velocity_max" REAL NULL;

ALTER TABLE "phase_summaries" ADD "robustness_inputs_final" REAL NULL;

ALTER TABLE "phase_summaries" ADD "robustness_parameters_final" REAL NULL;

ALTER TABLE "phase_summaries" ADD "sharpness_final" REAL NULL;

ALTER TABLE "phase_summaries" ADD "sharpness_initial" REAL NULL;

ALTER TABLE "phase_summaries" ADD "sharpness_max" REAL NULL;

ALTER TABLE "phase_summaries" ADD "sigmoidality" REAL NULL;

ALTER TABLE "phase_summaries" ADD "task_score_input_final" REAL NULL;

ALTER TABLE "phase_summaries" ADD "task_score_output_final" REAL NULL;

ALTER TABLE "phase_summaries" ADD "test_error_final" REAL NULL;

ALTER TABLE "phase_summaries" ADD "test_error_least" REAL NULL;

ALTER TABLE "phase_summaries" ADD "unreachable_input_initial" REAL NULL;

ALTER TABLE "phase_summaries" ADD "unreachable_output_initial" REAL NULL;

INSERT INTO "__EFMigrationsHistory" ("MigrationId", "ProductVersion")
VALUES ('20261125221916_SummariesOfObserved', '10.0.15');

ALTER TABLE "summaries" ADD "flow_error" REAL NULL;

ALTER TABLE "summaries" ADD "learning_rate" REAL NULL;

ALTER TABLE "summaries" ADD "slides_at" REAL NULL;

ALTER TABLE "phase_summaries" ADD "flow_error" REAL NULL;

ALTER TABLE "phase_summaries" ADD "learning_rate" REAL NULL;

ALTER TABLE "phase_summaries" ADD "slides_at" REAL NULL;

INSERT INTO "__EFMigrationsHistory" ("MigrationId", "ProductVersion")
VALUES ('20261126022043_HowRunsWereSolved', '10.0.15');

ALTER TABLE "errors" ADD "phase" INTEGER NULL;

INSERT INTO "__EFMigrationsHistory" ("MigrationId", "ProductVersion")
VALUES ('20261126075036_PhasesOfErrors', '10.0.15');

CREATE TABLE "study_files" (
    "study_id" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "digest" TEXT NOT NULL,
    CONSTRAINT "PK_study_files" PRIMARY KEY ("study_id", "name"),
    CONSTRAINT "FK_study_files_inputs_digest" FOREIGN KEY ("digest") REFERENCES "inputs" ("digest") ON DELETE RESTRICT,
    CONSTRAINT "FK_study_files_studies_study_id" FOREIGN KEY ("study_id") REFERENCES "studies" ("id") ON DELETE RESTRICT
);

INSERT INTO "__EFMigrationsHistory" ("MigrationId", "ProductVersion")
VALUES ('20261126123053_FilesOfStudies', '10.0.15');

