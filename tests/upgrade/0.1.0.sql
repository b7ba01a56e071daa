--
-- PostgreSQL database dump
--

\restrict 5LFYQ2NYeLiU9XndSEfhXR1scSInvnwJWll0aFqHVnki0Lmcp3IZrdCSykoi74I

-- Dumped from database version 18.4
-- Dumped by pg_dump version 18.4

SET statement_timeout = 0;
SET lock_timeout = 0;
SET idle_in_transaction_session_timeout = 0;
SET transaction_timeout = 0;
SET client_encoding = 'UTF8';
SET standard_conforming_strings = on;
SELECT pg_catalog.set_config('search_path', '', false);
SET check_function_bodies = false;
SET xmloption = content;
SET client_min_messages = warning;
SET row_security = off;

--
-- Name: _pgh_attach_context(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public._pgh_attach_context() RETURNS uuid
    LANGUAGE plpgsql
    AS $$
                    DECLARE
                        _pgh_context_id UUID;
                        _pgh_context_metadata JSONB;
                    BEGIN
                        BEGIN
                            SELECT INTO _pgh_context_id
                                CURRENT_SETTING('pghistory.context_id');
                            SELECT INTO _pgh_context_metadata
                                CURRENT_SETTING('pghistory.context_metadata');
                            EXCEPTION WHEN OTHERS THEN
                        END;
                        IF _pgh_context_id IS NOT NULL AND _pgh_context_metadata IS NOT NULL THEN
                            INSERT INTO pghistory_context (id, metadata, created_at, updated_at)
                                VALUES (_pgh_context_id, _pgh_context_metadata, NOW(), NOW())
                                ON CONFLICT (id) DO UPDATE
                                    SET metadata = EXCLUDED.metadata,
                                        updated_at = EXCLUDED.updated_at
                                    WHERE pghistory_context.metadata != EXCLUDED.metadata;
                            RETURN _pgh_context_id;
                        ELSE
                            RETURN NULL;
                        END IF;
                    END;
                $$;


--
-- Name: _pgtrigger_should_ignore(name); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public._pgtrigger_should_ignore(trigger_name name) RETURNS boolean
    LANGUAGE sql STABLE
    AS $$SELECT session_user = 'sanad_owner' AND trigger_name = ANY (coalesce(nullif(current_setting('pgtrigger.ignore', true), ''), '{}')::text[])$$;


--
-- Name: pgtrigger_acknowledgement_is_insert_only_13b2a(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.pgtrigger_acknowledgement_is_insert_only_13b2a() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    IF TRUE THEN RAISE EXCEPTION 'acknowledgement_is_insert_only' USING ERRCODE = 'check_violation', CONSTRAINT = 'acknowledgement_is_insert_only', TABLE = TG_TABLE_NAME; END IF; IF TG_OP = 'DELETE' THEN RETURN OLD; END IF; RETURN NEW;
                END;
            $$;


--
-- Name: pgtrigger_acknowledgement_moment_0cf58(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.pgtrigger_acknowledgement_moment_0cf58() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    IF FALSE THEN RAISE EXCEPTION 'acknowledgement_moment' USING ERRCODE = 'check_violation', CONSTRAINT = 'acknowledgement_moment', TABLE = TG_TABLE_NAME; END IF; NEW.at := public.policy_now(); RETURN NEW;
                END;
            $$;


--
-- Name: pgtrigger_agendaitem_decided_by_decision_ad57f(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.pgtrigger_agendaitem_decided_by_decision_ad57f() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    IF current_setting('transaction_isolation') <> 'read committed' OR (NEW.status = 'decided' AND NOT EXISTS ( SELECT 1 FROM public.requests_app_decision d WHERE d.item_id = NEW.id)) THEN RAISE EXCEPTION 'agendaitem_decided_by_decision' USING ERRCODE = 'check_violation', CONSTRAINT = 'agendaitem_decided_by_decision', TABLE = TG_TABLE_NAME; END IF; RETURN NEW;
                END;
            $$;


--
-- Name: pgtrigger_agendaitem_in_a_living_sitting_d80c6(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.pgtrigger_agendaitem_in_a_living_sitting_d80c6() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    PERFORM 1 FROM public.requests_app_sitting WHERE id = NEW.sitting_id FOR SHARE; IF current_setting('transaction_isolation') <> 'read committed' OR (NOT EXISTS (SELECT 1 FROM public.requests_app_sitting s WHERE s.id = NEW.sitting_id AND s.status IN ('planned', 'open'))) THEN RAISE EXCEPTION 'agendaitem_in_a_living_sitting' USING ERRCODE = 'check_violation', CONSTRAINT = 'agendaitem_in_a_living_sitting', TABLE = TG_TABLE_NAME; END IF; RETURN NEW;
                END;
            $$;


--
-- Name: pgtrigger_agendaitem_keeps_its_case_23464(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.pgtrigger_agendaitem_keeps_its_case_23464() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    IF (OLD.id IS NOT NULL AND NEW.id IS DISTINCT FROM OLD.id) OR (OLD.sitting_id IS NOT NULL AND NEW.sitting_id IS DISTINCT FROM OLD.sitting_id) OR (OLD.support_request_id IS NOT NULL AND NEW.support_request_id IS DISTINCT FROM OLD.support_request_id) THEN RAISE EXCEPTION 'agendaitem_keeps_its_case' USING ERRCODE = 'check_violation', CONSTRAINT = 'agendaitem_keeps_its_case', TABLE = TG_TABLE_NAME; END IF; RETURN NEW;
                END;
            $$;


--
-- Name: pgtrigger_agendaitem_life_a5de7(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.pgtrigger_agendaitem_life_a5de7() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    IF (TG_OP = 'INSERT' AND NEW.status NOT IN ('listed')) OR (TG_OP = 'UPDATE' AND (NEW.id <> OLD.id OR NEW.status IS DISTINCT FROM OLD.status AND (OLD.status, NEW.status) NOT IN (('listed', 'decided'), ('listed', 'deferred'), ('listed', 'removed')))) THEN RAISE EXCEPTION 'agendaitem_life' USING ERRCODE = 'check_violation', CONSTRAINT = 'agendaitem_life', TABLE = TG_TABLE_NAME; END IF; RETURN NEW;
                END;
            $$;


--
-- Name: pgtrigger_agendaitem_of_a_raised_request_34fa8(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.pgtrigger_agendaitem_of_a_raised_request_34fa8() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    PERFORM 1 FROM public.requests_app_supportrequest WHERE id = NEW.support_request_id FOR SHARE; IF current_setting('transaction_isolation') <> 'read committed' OR (TG_OP = 'INSERT' AND NOT EXISTS ( SELECT 1 FROM public.requests_app_supportrequest r WHERE r.id = NEW.support_request_id AND r.status = 'raised')) THEN RAISE EXCEPTION 'agendaitem_of_a_raised_request' USING ERRCODE = 'check_violation', CONSTRAINT = 'agendaitem_of_a_raised_request', TABLE = TG_TABLE_NAME; END IF; RETURN NEW;
                END;
            $$;


--
-- Name: pgtrigger_answer_in_fives_23934(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.pgtrigger_answer_in_fives_23934() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    IF EXISTS (SELECT 1 FROM fresh GROUP BY survey_id, step, branch_id, programme_id, period, begins_on HAVING count(*) < 5) THEN RAISE EXCEPTION 'answer_in_fives' USING ERRCODE = 'check_violation', CONSTRAINT = 'answer_in_fives', TABLE = TG_TABLE_NAME; END IF; RETURN NEW;
                END;
            $$;


--
-- Name: pgtrigger_answer_is_insert_only_4e26a(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.pgtrigger_answer_is_insert_only_4e26a() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    IF TRUE THEN RAISE EXCEPTION 'answer_is_insert_only' USING ERRCODE = 'check_violation', CONSTRAINT = 'answer_is_insert_only', TABLE = TG_TABLE_NAME; END IF; IF TG_OP = 'DELETE' THEN RETURN OLD; END IF; RETURN NEW;
                END;
            $$;


--
-- Name: pgtrigger_answer_scores_one_to_five_14356(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.pgtrigger_answer_scores_one_to_five_14356() RETURNS trigger
    LANGUAGE plpgsql
    AS $_$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    IF NEW.scores = '{}'::jsonb OR EXISTS ( SELECT 1 FROM jsonb_each_text(NEW.scores) s WHERE s.value !~ '^[1-5]$') THEN RAISE EXCEPTION 'answer_scores_one_to_five' USING ERRCODE = 'check_violation', CONSTRAINT = 'answer_scores_one_to_five', TABLE = TG_TABLE_NAME; END IF; RETURN NEW;
                END;
            $_$;


--
-- Name: pgtrigger_append_only_000bb(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.pgtrigger_append_only_000bb() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;
                END;
            $$;


--
-- Name: pgtrigger_append_only_13574(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.pgtrigger_append_only_13574() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;
                END;
            $$;


--
-- Name: pgtrigger_append_only_1bca1(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.pgtrigger_append_only_1bca1() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;
                END;
            $$;


--
-- Name: pgtrigger_append_only_22823(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.pgtrigger_append_only_22823() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;
                END;
            $$;


--
-- Name: pgtrigger_append_only_2659d(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.pgtrigger_append_only_2659d() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;
                END;
            $$;


--
-- Name: pgtrigger_append_only_29e30(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.pgtrigger_append_only_29e30() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;
                END;
            $$;


--
-- Name: pgtrigger_append_only_2b04c(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.pgtrigger_append_only_2b04c() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;
                END;
            $$;


--
-- Name: pgtrigger_append_only_3fc1b(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.pgtrigger_append_only_3fc1b() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;
                END;
            $$;


--
-- Name: pgtrigger_append_only_45b21(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.pgtrigger_append_only_45b21() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;
                END;
            $$;


--
-- Name: pgtrigger_append_only_5691d(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.pgtrigger_append_only_5691d() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;
                END;
            $$;


--
-- Name: pgtrigger_append_only_894f6(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.pgtrigger_append_only_894f6() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;
                END;
            $$;


--
-- Name: pgtrigger_append_only_c005b(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.pgtrigger_append_only_c005b() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;
                END;
            $$;


--
-- Name: pgtrigger_append_only_c5fce(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.pgtrigger_append_only_c5fce() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;
                END;
            $$;


--
-- Name: pgtrigger_append_only_cee1e(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.pgtrigger_append_only_cee1e() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;
                END;
            $$;


--
-- Name: pgtrigger_append_only_d70b5(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.pgtrigger_append_only_d70b5() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;
                END;
            $$;


--
-- Name: pgtrigger_append_only_e4765(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.pgtrigger_append_only_e4765() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;
                END;
            $$;


--
-- Name: pgtrigger_append_only_e595b(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.pgtrigger_append_only_e595b() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;
                END;
            $$;


--
-- Name: pgtrigger_append_only_ec95c(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.pgtrigger_append_only_ec95c() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;
                END;
            $$;


--
-- Name: pgtrigger_append_only_edc62(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.pgtrigger_append_only_edc62() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;
                END;
            $$;


--
-- Name: pgtrigger_append_only_f892d(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.pgtrigger_append_only_f892d() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;
                END;
            $$;


--
-- Name: pgtrigger_append_only_fca88(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.pgtrigger_append_only_fca88() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;
                END;
            $$;


--
-- Name: pgtrigger_attempt_after_the_incident_fed9d(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.pgtrigger_attempt_after_the_incident_fed9d() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    IF current_setting('transaction_isolation') <> 'read committed' OR (EXISTS (SELECT 1 FROM public.conduct_incident i WHERE i.id = NEW.incident_id AND NEW.day < i.happened_on)) THEN RAISE EXCEPTION 'attempt_after_the_incident' USING ERRCODE = 'check_violation', CONSTRAINT = 'attempt_after_the_incident', TABLE = TG_TABLE_NAME; END IF; RETURN NEW;
                END;
            $$;


--
-- Name: pgtrigger_attempt_is_insert_only_9fbf1(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.pgtrigger_attempt_is_insert_only_9fbf1() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    IF TRUE THEN RAISE EXCEPTION 'attempt_is_insert_only' USING ERRCODE = 'check_violation', CONSTRAINT = 'attempt_is_insert_only', TABLE = TG_TABLE_NAME; END IF; IF TG_OP = 'DELETE' THEN RETURN OLD; END IF; RETURN NEW;
                END;
            $$;


--
-- Name: pgtrigger_attempt_moment_a1a30(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.pgtrigger_attempt_moment_a1a30() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    IF FALSE THEN RAISE EXCEPTION 'attempt_moment' USING ERRCODE = 'check_violation', CONSTRAINT = 'attempt_moment', TABLE = TG_TABLE_NAME; END IF; NEW.recorded_at := public.policy_now(); RETURN NEW;
                END;
            $$;


--
-- Name: pgtrigger_attempt_not_of_tomorrow_c96e1(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.pgtrigger_attempt_not_of_tomorrow_c96e1() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    IF current_setting('transaction_isolation') <> 'read committed' OR (NEW.day > public.policy_today()) THEN RAISE EXCEPTION 'attempt_not_of_tomorrow' USING ERRCODE = 'check_violation', CONSTRAINT = 'attempt_not_of_tomorrow', TABLE = TG_TABLE_NAME; END IF; RETURN NEW;
                END;
            $$;


--
-- Name: pgtrigger_attendance_in_a_living_sitting_fba69(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.pgtrigger_attendance_in_a_living_sitting_fba69() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    PERFORM 1 FROM public.requests_app_sitting WHERE id = NEW.sitting_id FOR SHARE; IF current_setting('transaction_isolation') <> 'read committed' OR (NOT EXISTS (SELECT 1 FROM public.requests_app_sitting s WHERE s.id = NEW.sitting_id AND s.status IN ('planned', 'open'))) THEN RAISE EXCEPTION 'attendance_in_a_living_sitting' USING ERRCODE = 'check_violation', CONSTRAINT = 'attendance_in_a_living_sitting', TABLE = TG_TABLE_NAME; END IF; RETURN NEW;
                END;
            $$;


--
-- Name: pgtrigger_attendance_keeps_its_member_1cac0(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.pgtrigger_attendance_keeps_its_member_1cac0() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    IF (OLD.id IS NOT NULL AND NEW.id IS DISTINCT FROM OLD.id) OR (OLD.sitting_id IS NOT NULL AND NEW.sitting_id IS DISTINCT FROM OLD.sitting_id) OR (OLD.member_id IS NOT NULL AND NEW.member_id IS DISTINCT FROM OLD.member_id) THEN RAISE EXCEPTION 'attendance_keeps_its_member' USING ERRCODE = 'check_violation', CONSTRAINT = 'attendance_keeps_its_member', TABLE = TG_TABLE_NAME; END IF; RETURN NEW;
                END;
            $$;


--
-- Name: pgtrigger_attendance_of_a_member_ff475(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.pgtrigger_attendance_of_a_member_ff475() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    IF current_setting('transaction_isolation') <> 'read committed' OR (TG_OP = 'INSERT' AND NOT EXISTS ( SELECT 1 FROM public.accounts_user_groups ug JOIN public.auth_group g ON g.id = ug.group_id WHERE ug.user_id = NEW.member_id AND g.name IN ('member', 'chair'))) THEN RAISE EXCEPTION 'attendance_of_a_member' USING ERRCODE = 'check_violation', CONSTRAINT = 'attendance_of_a_member', TABLE = TG_TABLE_NAME; END IF; RETURN NEW;
                END;
            $$;


--
-- Name: pgtrigger_attendance_voter_was_there_3e52e(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.pgtrigger_attendance_voter_was_there_3e52e() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    IF current_setting('transaction_isolation') <> 'read committed' OR (TG_OP = 'UPDATE' AND NEW.state IN ('absent', 'excused') AND EXISTS ( SELECT 1 FROM public.requests_app_vote v JOIN public.requests_app_agendaitem i ON i.id = v.item_id WHERE i.sitting_id = NEW.sitting_id AND v.member_id = NEW.member_id)) THEN RAISE EXCEPTION 'attendance_voter_was_there' USING ERRCODE = 'check_violation', CONSTRAINT = 'attendance_voter_was_there', TABLE = TG_TABLE_NAME; END IF; RETURN NEW;
                END;
            $$;


--
-- Name: pgtrigger_attestation_by_another_24b66(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.pgtrigger_attestation_by_another_24b66() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    IF current_setting('transaction_isolation') <> 'read committed' OR (EXISTS ( SELECT 1 FROM public.requests_app_declaration d JOIN public.requests_app_supportrequest r ON r.id = d.support_request_id JOIN public.beneficiaries_person p ON (p.account_id = NEW.by_id OR p.mobile = ( SELECT u.mobile FROM public.accounts_user u WHERE u.id = NEW.by_id)) WHERE d.id = NEW.declaration_id AND (p.id = r.person_id OR p.household_id = r.household_id OR EXISTS (SELECT 1 FROM public.beneficiaries_guardianship g WHERE g.ended_on IS NULL AND (g.ward_id, g.guardian_id) IN ((r.person_id, p.id), (p.id, r.person_id)))))) THEN RAISE EXCEPTION 'attestation_by_another' USING ERRCODE = 'check_violation', CONSTRAINT = 'attestation_by_another', TABLE = TG_TABLE_NAME; END IF; RETURN NEW;
                END;
            $$;


--
-- Name: pgtrigger_attestation_is_insert_only_95434(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.pgtrigger_attestation_is_insert_only_95434() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    IF TRUE THEN RAISE EXCEPTION 'attestation_is_insert_only' USING ERRCODE = 'check_violation', CONSTRAINT = 'attestation_is_insert_only', TABLE = TG_TABLE_NAME; END IF; IF TG_OP = 'DELETE' THEN RETURN OLD; END IF; RETURN NEW;
                END;
            $$;


--
-- Name: pgtrigger_attestation_moment_96f44(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.pgtrigger_attestation_moment_96f44() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    IF FALSE THEN RAISE EXCEPTION 'attestation_moment' USING ERRCODE = 'check_violation', CONSTRAINT = 'attestation_moment', TABLE = TG_TABLE_NAME; END IF; NEW.at := public.policy_now(); RETURN NEW;
                END;
            $$;


--
-- Name: pgtrigger_authorityreport_after_the_incident_bc4e8(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.pgtrigger_authorityreport_after_the_incident_bc4e8() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    IF current_setting('transaction_isolation') <> 'read committed' OR (EXISTS (SELECT 1 FROM public.conduct_incident i WHERE i.id = NEW.incident_id AND NEW.reported_on < i.happened_on)) THEN RAISE EXCEPTION 'authorityreport_after_the_incident' USING ERRCODE = 'check_violation', CONSTRAINT = 'authorityreport_after_the_incident', TABLE = TG_TABLE_NAME; END IF; RETURN NEW;
                END;
            $$;


--
-- Name: pgtrigger_authorityreport_decided_or_danger_f174b(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.pgtrigger_authorityreport_decided_or_danger_f174b() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    PERFORM 1 FROM public.conduct_incident WHERE id = NEW.incident_id FOR SHARE; IF current_setting('transaction_isolation') <> 'read committed' OR (NEW.reported_on > public.policy_today() OR NOT ( EXISTS (SELECT 1 FROM public.conduct_incident i WHERE i.id = NEW.incident_id AND i.is_danger) OR EXISTS ( SELECT 1 FROM public.conduct_measure m WHERE m.id = NEW.measure_id AND m.incident_id = NEW.incident_id AND m.kind = 'report' AND m.status = 'in_force'))) THEN RAISE EXCEPTION 'authorityreport_decided_or_danger' USING ERRCODE = 'check_violation', CONSTRAINT = 'authorityreport_decided_or_danger', TABLE = TG_TABLE_NAME; END IF; RETURN NEW;
                END;
            $$;


--
-- Name: pgtrigger_authorityreport_is_insert_only_8c4ac(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.pgtrigger_authorityreport_is_insert_only_8c4ac() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    IF TRUE THEN RAISE EXCEPTION 'authorityreport_is_insert_only' USING ERRCODE = 'check_violation', CONSTRAINT = 'authorityreport_is_insert_only', TABLE = TG_TABLE_NAME; END IF; IF TG_OP = 'DELETE' THEN RETURN OLD; END IF; RETURN NEW;
                END;
            $$;


--
-- Name: pgtrigger_authorityreport_moment_3ebbc(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.pgtrigger_authorityreport_moment_3ebbc() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    IF FALSE THEN RAISE EXCEPTION 'authorityreport_moment' USING ERRCODE = 'check_violation', CONSTRAINT = 'authorityreport_moment', TABLE = TG_TABLE_NAME; END IF; NEW.recorded_at := public.policy_now(); RETURN NEW;
                END;
            $$;


--
-- Name: pgtrigger_awardline_is_insert_only_bf1fb(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.pgtrigger_awardline_is_insert_only_bf1fb() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    IF TRUE THEN RAISE EXCEPTION 'awardline_is_insert_only' USING ERRCODE = 'check_violation', CONSTRAINT = 'awardline_is_insert_only', TABLE = TG_TABLE_NAME; END IF; IF TG_OP = 'DELETE' THEN RETURN OLD; END IF; RETURN NEW;
                END;
            $$;


--
-- Name: pgtrigger_awardline_of_the_decision_d3a03(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.pgtrigger_awardline_of_the_decision_d3a03() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    PERFORM 1 FROM public.requests_app_supportrequest WHERE id = NEW.support_request_id FOR UPDATE; IF current_setting('transaction_isolation') <> 'read committed' OR (NOT EXISTS ( SELECT 1 FROM public.requests_app_supportrequest s JOIN public.requests_app_decision d ON d.support_request_id = s.id WHERE s.id = NEW.support_request_id AND s.status = 'accepted' AND d.id = NEW.decision_id AND d.outcome IN ('accepted', 'part') AND NOT EXISTS (SELECT 1 FROM public.requests_app_decision n WHERE n.support_request_id = s.id AND n.id > d.id))) THEN RAISE EXCEPTION 'awardline_of_the_decision' USING ERRCODE = 'check_violation', CONSTRAINT = 'awardline_of_the_decision', TABLE = TG_TABLE_NAME; END IF; RETURN NEW;
                END;
            $$;


--
-- Name: pgtrigger_awardline_within_decision_5a19a(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.pgtrigger_awardline_within_decision_5a19a() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    IF current_setting('transaction_isolation') <> 'read committed' OR (NEW.measure = 'money' AND NEW.amount + ( SELECT coalesce(sum(l.amount), 0) FROM public.requests_app_awardline l WHERE l.support_request_id = NEW.support_request_id AND l.measure = 'money') > coalesce((SELECT d.amount FROM public.requests_app_decision d WHERE d.id = NEW.decision_id), 0)) THEN RAISE EXCEPTION 'awardline_within_decision' USING ERRCODE = 'check_violation', CONSTRAINT = 'awardline_within_decision', TABLE = TG_TABLE_NAME; END IF; RETURN NEW;
                END;
            $$;


--
-- Name: pgtrigger_completionitem_before_registration_1ffb8(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.pgtrigger_completionitem_before_registration_1ffb8() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    PERFORM 1 FROM public.requests_app_supportrequest WHERE id = NEW.support_request_id FOR SHARE; IF current_setting('transaction_isolation') <> 'read committed' OR (NOT EXISTS (SELECT 1 FROM public.requests_app_supportrequest s WHERE s.id = NEW.support_request_id AND s.status IN ('accepted', 'lapsed', 'raised', 'returned', 'submitted', 'verified'))) THEN RAISE EXCEPTION 'completionitem_before_registration' USING ERRCODE = 'check_violation', CONSTRAINT = 'completionitem_before_registration', TABLE = TG_TABLE_NAME; END IF; NEW.noted_at := public.policy_now(); RETURN NEW;
                END;
            $$;


--
-- Name: pgtrigger_completionitem_iban_is_theirs_ae01f(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.pgtrigger_completionitem_iban_is_theirs_ae01f() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    IF current_setting('transaction_isolation') <> 'read committed' OR ((NEW.iban = '' AND EXISTS ( SELECT 1 FROM public.beneficiaries_documenttype t WHERE t.id = NEW.type_id AND t.code = 'iban-certificate')) OR (NEW.iban <> '' AND NOT (EXISTS ( SELECT 1 FROM public.requests_app_supportrequest s WHERE s.id = NEW.support_request_id AND (s.person_id = NEW.iban_owner_id OR EXISTS ( SELECT 1 FROM public.beneficiaries_guardianship g WHERE g.ward_id = s.person_id AND g.guardian_id = NEW.iban_owner_id AND g.ended_on IS NULL AND (g.valid_until IS NULL OR g.valid_until >= public.policy_today())))) AND EXISTS (SELECT 1 FROM public.beneficiaries_document d WHERE d.id = NEW.document_id AND d.person_id = NEW.iban_owner_id)))) THEN RAISE EXCEPTION 'completionitem_iban_is_theirs' USING ERRCODE = 'check_violation', CONSTRAINT = 'completionitem_iban_is_theirs', TABLE = TG_TABLE_NAME; END IF; RETURN NEW;
                END;
            $$;


--
-- Name: pgtrigger_completionitem_paper_fits_8a5b4(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.pgtrigger_completionitem_paper_fits_8a5b4() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    IF current_setting('transaction_isolation') <> 'read committed' OR (NOT EXISTS ( SELECT 1 FROM public.beneficiaries_document d JOIN public.beneficiaries_documenttype t ON t.id = d.type_id WHERE d.id = NEW.document_id AND d.type_id = NEW.type_id AND (d.expires_on IS NULL OR d.expires_on >= public.policy_today()) AND (t.valid_days IS NULL OR d.issued_on IS NULL OR d.issued_on + t.valid_days >= public.policy_today()) AND EXISTS ( SELECT 1 FROM public.requests_app_supportrequest s WHERE s.id = NEW.support_request_id AND (s.person_id = d.person_id OR EXISTS ( SELECT 1 FROM public.beneficiaries_guardianship g WHERE g.ward_id = s.person_id AND g.guardian_id = d.person_id AND g.ended_on IS NULL AND (g.valid_until IS NULL OR g.valid_until >= public.policy_today())))))) THEN RAISE EXCEPTION 'completionitem_paper_fits' USING ERRCODE = 'check_violation', CONSTRAINT = 'completionitem_paper_fits', TABLE = TG_TABLE_NAME; END IF; RETURN NEW;
                END;
            $$;


--
-- Name: pgtrigger_conductentry_is_insert_only_6334d(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.pgtrigger_conductentry_is_insert_only_6334d() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    IF TRUE THEN RAISE EXCEPTION 'conductentry_is_insert_only' USING ERRCODE = 'check_violation', CONSTRAINT = 'conductentry_is_insert_only', TABLE = TG_TABLE_NAME; END IF; IF TG_OP = 'DELETE' THEN RETURN OLD; END IF; RETURN NEW;
                END;
            $$;


--
-- Name: pgtrigger_conductentry_moment_6dc97(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.pgtrigger_conductentry_moment_6dc97() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    IF FALSE THEN RAISE EXCEPTION 'conductentry_moment' USING ERRCODE = 'check_violation', CONSTRAINT = 'conductentry_moment', TABLE = TG_TABLE_NAME; END IF; NEW.at := public.policy_now(); RETURN NEW;
                END;
            $$;


--
-- Name: pgtrigger_contact_ended_is_not_rewritten_57f09(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.pgtrigger_contact_ended_is_not_rewritten_57f09() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    IF TG_OP = 'UPDATE' AND OLD.status = 'closed' THEN RAISE EXCEPTION 'contact_ended_is_not_rewritten' USING ERRCODE = 'check_violation', CONSTRAINT = 'contact_ended_is_not_rewritten', TABLE = TG_TABLE_NAME; END IF; RETURN NEW;
                END;
            $$;


--
-- Name: pgtrigger_contact_keeps_its_origin_3c109(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.pgtrigger_contact_keeps_its_origin_3c109() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    IF (OLD.id IS NOT NULL AND NEW.id IS DISTINCT FROM OLD.id) OR (OLD.channel IS NOT NULL AND NEW.channel IS DISTINCT FROM OLD.channel) OR (OLD.direction IS NOT NULL AND NEW.direction IS DISTINCT FROM OLD.direction) OR (OLD.person_id IS NOT NULL AND NEW.person_id IS DISTINCT FROM OLD.person_id) OR (OLD.branch_id IS NOT NULL AND NEW.branch_id IS DISTINCT FROM OLD.branch_id) OR (OLD.ticket IS NOT NULL AND NEW.ticket IS DISTINCT FROM OLD.ticket) OR (OLD.number IS NOT NULL AND NEW.number IS DISTINCT FROM OLD.number) OR (OLD.created_by_id IS NOT NULL AND NEW.created_by_id IS DISTINCT FROM OLD.created_by_id) OR (OLD.key IS NOT NULL AND NEW.key IS DISTINCT FROM OLD.key) THEN RAISE EXCEPTION 'contact_keeps_its_origin' USING ERRCODE = 'check_violation', CONSTRAINT = 'contact_keeps_its_origin', TABLE = TG_TABLE_NAME; END IF; RETURN NEW;
                END;
            $$;


--
-- Name: pgtrigger_contact_life_a47d9(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.pgtrigger_contact_life_a47d9() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    IF (TG_OP = 'INSERT' AND NEW.status NOT IN ('open', 'waiting')) OR (TG_OP = 'UPDATE' AND (NEW.id <> OLD.id OR NEW.status IS DISTINCT FROM OLD.status AND (OLD.status, NEW.status) NOT IN (('open', 'closed'), ('waiting', 'closed'), ('waiting', 'open')))) THEN RAISE EXCEPTION 'contact_life' USING ERRCODE = 'check_violation', CONSTRAINT = 'contact_life', TABLE = TG_TABLE_NAME; END IF; RETURN NEW;
                END;
            $$;


--
-- Name: pgtrigger_contact_referred_with_a_question_0d1b4(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.pgtrigger_contact_referred_with_a_question_0d1b4() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    IF current_setting('transaction_isolation') <> 'read committed' OR (NEW.status = 'closed' AND NEW.outcome = 'referred' AND NOT EXISTS ( SELECT 1 FROM public.contact_referral r WHERE r.contact_id = NEW.id)) THEN RAISE EXCEPTION 'contact_referred_with_a_question' USING ERRCODE = 'check_violation', CONSTRAINT = 'contact_referred_with_a_question', TABLE = TG_TABLE_NAME; END IF; RETURN NEW;
                END;
            $$;


--
-- Name: pgtrigger_contact_z_times_877d7(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.pgtrigger_contact_z_times_877d7() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    IF FALSE THEN RAISE EXCEPTION 'contact_z_times' USING ERRCODE = 'check_violation', CONSTRAINT = 'contact_z_times', TABLE = TG_TABLE_NAME; END IF; IF TG_OP = 'INSERT' THEN NEW.day := public.policy_today(); NEW.arrived_at := public.policy_now(); NEW.started_at := CASE WHEN NEW.status = 'open' THEN public.policy_now() END; NEW.ended_at := NULL; ELSE NEW.day := OLD.day; NEW.arrived_at := OLD.arrived_at; NEW.started_at := OLD.started_at; NEW.ended_at := OLD.ended_at; IF NEW.status = 'open' AND OLD.status = 'waiting' THEN NEW.started_at := public.policy_now(); END IF; IF NEW.status = 'closed' AND OLD.status <> 'closed' THEN NEW.ended_at := public.policy_now(); END IF; END IF; RETURN NEW;
                END;
            $$;


--
-- Name: pgtrigger_contactentry_is_insert_only_e137e(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.pgtrigger_contactentry_is_insert_only_e137e() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    IF TRUE THEN RAISE EXCEPTION 'contactentry_is_insert_only' USING ERRCODE = 'check_violation', CONSTRAINT = 'contactentry_is_insert_only', TABLE = TG_TABLE_NAME; END IF; IF TG_OP = 'DELETE' THEN RETURN OLD; END IF; RETURN NEW;
                END;
            $$;


--
-- Name: pgtrigger_contactentry_moment_17693(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.pgtrigger_contactentry_moment_17693() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    IF FALSE THEN RAISE EXCEPTION 'contactentry_moment' USING ERRCODE = 'check_violation', CONSTRAINT = 'contactentry_moment', TABLE = TG_TABLE_NAME; END IF; NEW.at := public.policy_now(); RETURN NEW;
                END;
            $$;


--
-- Name: pgtrigger_correction_by_uninvolved_c50fd(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.pgtrigger_correction_by_uninvolved_c50fd() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    IF current_setting('transaction_isolation') <> 'read committed' OR (EXISTS ( SELECT 1 FROM public.conduct_incident i JOIN public.beneficiaries_person q ON q.id = i.person_id WHERE i.id = (SELECT m.incident_id FROM public.conduct_measure m WHERE m.id = NEW.measure_id) AND ( NEW.by_id = i.reported_by_id OR NEW.by_id = i.victim_id OR NEW.by_id = i.about_staff_id OR EXISTS ( SELECT 1 FROM public.beneficiaries_person p WHERE (p.account_id = NEW.by_id OR p.mobile = ( SELECT u.mobile FROM public.accounts_user u WHERE u.id = NEW.by_id)) AND (p.id = q.id OR p.household_id = q.household_id))))) THEN RAISE EXCEPTION 'correction_by_uninvolved' USING ERRCODE = 'check_violation', CONSTRAINT = 'correction_by_uninvolved', TABLE = TG_TABLE_NAME; END IF; RETURN NEW;
                END;
            $$;


--
-- Name: pgtrigger_correction_is_insert_only_f993b(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.pgtrigger_correction_is_insert_only_f993b() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    IF TRUE THEN RAISE EXCEPTION 'correction_is_insert_only' USING ERRCODE = 'check_violation', CONSTRAINT = 'correction_is_insert_only', TABLE = TG_TABLE_NAME; END IF; IF TG_OP = 'DELETE' THEN RETURN OLD; END IF; RETURN NEW;
                END;
            $$;


--
-- Name: pgtrigger_correction_moment_a745d(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.pgtrigger_correction_moment_a745d() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    IF FALSE THEN RAISE EXCEPTION 'correction_moment' USING ERRCODE = 'check_violation', CONSTRAINT = 'correction_moment', TABLE = TG_TABLE_NAME; END IF; NEW.at := public.policy_now(); RETURN NEW;
                END;
            $$;


--
-- Name: pgtrigger_correction_of_a_suspension_a54c5(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.pgtrigger_correction_of_a_suspension_a54c5() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    PERFORM 1 FROM public.conduct_measure WHERE id = NEW.measure_id FOR SHARE; IF current_setting('transaction_isolation') <> 'read committed' OR (NOT EXISTS (SELECT 1 FROM public.conduct_measure m WHERE m.id = NEW.measure_id AND m.kind = 'suspension' AND m.status = 'in_force')) THEN RAISE EXCEPTION 'correction_of_a_suspension' USING ERRCODE = 'check_violation', CONSTRAINT = 'correction_of_a_suspension', TABLE = TG_TABLE_NAME; END IF; RETURN NEW;
                END;
            $$;


--
-- Name: pgtrigger_decision_a_day_d76ca(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.pgtrigger_decision_a_day_d76ca() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    PERFORM 1 FROM public.requests_app_sitting WHERE id = ( SELECT i.sitting_id FROM public.requests_app_agendaitem i WHERE i.id = NEW.item_id) FOR UPDATE; PERFORM 1 FROM public.requests_app_supportrequest WHERE id = NEW.support_request_id FOR UPDATE; IF FALSE THEN RAISE EXCEPTION 'decision_a_day' USING ERRCODE = 'check_violation', CONSTRAINT = 'decision_a_day', TABLE = TG_TABLE_NAME; END IF; NEW.recorded_at := public.policy_now(); SELECT s.is_paper, CASE WHEN s.is_paper THEN s.held_on ELSE public.policy_today() END INTO NEW.is_late_entry, NEW.decided_on FROM public.requests_app_agendaitem i JOIN public.requests_app_sitting s ON s.id = i.sitting_id WHERE i.id = NEW.item_id; NEW.yes := (SELECT count(*) FROM public.requests_app_vote v WHERE v.item_id = NEW.item_id AND v.choice = 'yes'); NEW.no := (SELECT count(*) FROM public.requests_app_vote v WHERE v.item_id = NEW.item_id AND v.choice = 'no'); NEW.abstained := (SELECT count(*) FROM public.requests_app_vote v WHERE v.item_id = NEW.item_id AND v.choice = 'abstain'); RETURN NEW;
                END;
            $$;


--
-- Name: pgtrigger_decision_after_a_study_c5e9f(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.pgtrigger_decision_after_a_study_c5e9f() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    PERFORM 1 FROM public.requests_app_sitting WHERE id = ( SELECT i.sitting_id FROM public.requests_app_agendaitem i WHERE i.id = NEW.item_id) FOR UPDATE; PERFORM 1 FROM public.requests_app_supportrequest WHERE id = NEW.support_request_id FOR UPDATE; IF current_setting('transaction_isolation') <> 'read committed' OR (EXISTS (SELECT 1 FROM public.requests_app_supportrequest r JOIN public.requests_app_programme p ON p.id = r.programme_id WHERE r.id = NEW.support_request_id AND p.needs_study) AND NOT EXISTS (SELECT 1 FROM public.requests_app_study t WHERE t.support_request_id = NEW.support_request_id AND t.status = 'submitted')) THEN RAISE EXCEPTION 'decision_after_a_study' USING ERRCODE = 'check_violation', CONSTRAINT = 'decision_after_a_study', TABLE = TG_TABLE_NAME; END IF; RETURN NEW;
                END;
            $$;


--
-- Name: pgtrigger_decision_after_all_have_voted_b14df(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.pgtrigger_decision_after_all_have_voted_b14df() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    PERFORM 1 FROM public.requests_app_sitting WHERE id = ( SELECT i.sitting_id FROM public.requests_app_agendaitem i WHERE i.id = NEW.item_id) FOR UPDATE; PERFORM 1 FROM public.requests_app_supportrequest WHERE id = NEW.support_request_id FOR UPDATE; IF current_setting('transaction_isolation') <> 'read committed' OR (EXISTS (SELECT 1 FROM (SELECT a.member_id, a.is_chair FROM public.requests_app_attendance a JOIN public.requests_app_agendaitem i ON i.sitting_id = a.sitting_id JOIN public.requests_app_sitting s ON s.id = i.sitting_id JOIN public.policy_policyversion v ON v.id = s.policy_version_id JOIN public.requests_app_supportrequest r ON r.id = i.support_request_id WHERE i.id = NEW.item_id AND a.state = 'present' AND NOT EXISTS (SELECT 1 FROM public.requests_app_recusal x WHERE x.item_id = i.id AND x.member_id = a.member_id) AND NOT EXISTS (SELECT 1 FROM public.beneficiaries_person p WHERE (p.account_id = a.member_id OR p.mobile = ( SELECT u.mobile FROM public.accounts_user u WHERE u.id = a.member_id)) AND ( p.id = r.person_id OR p.household_id = r.household_id OR EXISTS (SELECT 1 FROM public.beneficiaries_guardianship g WHERE g.ended_on IS NULL AND (g.ward_id, g.guardian_id) IN ((p.id, r.person_id), (r.person_id, p.id))))) AND (v.study_author_votes OR NOT EXISTS (SELECT 1 FROM public.requests_app_study t WHERE t.support_request_id = r.id AND t.researcher_id = a.member_id AND t.status = 'submitted'))) w WHERE NOT EXISTS ( SELECT 1 FROM public.requests_app_vote v WHERE v.item_id = NEW.item_id AND v.member_id = w.member_id))) THEN RAISE EXCEPTION 'decision_after_all_have_voted' USING ERRCODE = 'check_violation', CONSTRAINT = 'decision_after_all_have_voted', TABLE = TG_TABLE_NAME; END IF; RETURN NEW;
                END;
            $$;


--
-- Name: pgtrigger_decision_follows_the_votes_ad8a6(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.pgtrigger_decision_follows_the_votes_ad8a6() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    PERFORM 1 FROM public.requests_app_sitting WHERE id = ( SELECT i.sitting_id FROM public.requests_app_agendaitem i WHERE i.id = NEW.item_id) FOR UPDATE; PERFORM 1 FROM public.requests_app_supportrequest WHERE id = NEW.support_request_id FOR UPDATE; IF current_setting('transaction_isolation') <> 'read committed' OR ((NEW.outcome IN ('accepted', 'part') AND NOT (NEW.yes > NEW.no OR (NEW.yes = NEW.no AND EXISTS (SELECT 1 FROM public.requests_app_vote v JOIN public.requests_app_agendaitem i ON i.id = v.item_id JOIN public.requests_app_attendance a ON a.sitting_id = i.sitting_id AND a.member_id = v.member_id WHERE v.item_id = NEW.item_id AND v.choice = 'yes' AND a.is_chair)))) OR (NEW.outcome = 'rejected' AND NOT (NEW.no > NEW.yes OR (NEW.yes = NEW.no AND EXISTS (SELECT 1 FROM public.requests_app_vote v JOIN public.requests_app_agendaitem i ON i.id = v.item_id JOIN public.requests_app_attendance a ON a.sitting_id = i.sitting_id AND a.member_id = v.member_id WHERE v.item_id = NEW.item_id AND v.choice = 'no' AND a.is_chair))))) THEN RAISE EXCEPTION 'decision_follows_the_votes' USING ERRCODE = 'check_violation', CONSTRAINT = 'decision_follows_the_votes', TABLE = TG_TABLE_NAME; END IF; RETURN NEW;
                END;
            $$;


--
-- Name: pgtrigger_decision_has_reasons_ad871(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.pgtrigger_decision_has_reasons_ad871() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    PERFORM 1 FROM public.requests_app_sitting WHERE id = ( SELECT i.sitting_id FROM public.requests_app_agendaitem i WHERE i.id = NEW.item_id) FOR UPDATE; PERFORM 1 FROM public.requests_app_supportrequest WHERE id = NEW.support_request_id FOR UPDATE; IF current_setting('transaction_isolation') <> 'read committed' OR (NEW.words = '' OR cardinality(NEW.reasons) = 0 OR EXISTS ( SELECT 1 FROM unnest(NEW.reasons) AS given (code) WHERE NOT EXISTS ( SELECT 1 FROM public.requests_app_reason c WHERE c.code = given.code AND c.kind = CASE NEW.outcome WHEN 'rejected' THEN 'reject' ELSE 'accept' END))) THEN RAISE EXCEPTION 'decision_has_reasons' USING ERRCODE = 'check_violation', CONSTRAINT = 'decision_has_reasons', TABLE = TG_TABLE_NAME; END IF; RETURN NEW;
                END;
            $$;


--
-- Name: pgtrigger_decision_in_an_open_sitting_aee23(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.pgtrigger_decision_in_an_open_sitting_aee23() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    PERFORM 1 FROM public.requests_app_sitting WHERE id = ( SELECT i.sitting_id FROM public.requests_app_agendaitem i WHERE i.id = NEW.item_id) FOR UPDATE; PERFORM 1 FROM public.requests_app_supportrequest WHERE id = NEW.support_request_id FOR UPDATE; IF current_setting('transaction_isolation') <> 'read committed' OR (NOT EXISTS (SELECT 1 FROM public.requests_app_agendaitem i JOIN public.requests_app_sitting s ON s.id = i.sitting_id WHERE i.id = NEW.item_id AND i.support_request_id = NEW.support_request_id AND i.status = 'listed' AND s.status = 'open')) THEN RAISE EXCEPTION 'decision_in_an_open_sitting' USING ERRCODE = 'check_violation', CONSTRAINT = 'decision_in_an_open_sitting', TABLE = TG_TABLE_NAME; END IF; RETURN NEW;
                END;
            $$;


--
-- Name: pgtrigger_decision_is_insert_only_36575(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.pgtrigger_decision_is_insert_only_36575() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    IF TRUE THEN RAISE EXCEPTION 'decision_is_insert_only' USING ERRCODE = 'check_violation', CONSTRAINT = 'decision_is_insert_only', TABLE = TG_TABLE_NAME; END IF; IF TG_OP = 'DELETE' THEN RETURN OLD; END IF; RETURN NEW;
                END;
            $$;


--
-- Name: pgtrigger_decision_late_entry_in_time_95cb6(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.pgtrigger_decision_late_entry_in_time_95cb6() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    PERFORM 1 FROM public.requests_app_sitting WHERE id = ( SELECT i.sitting_id FROM public.requests_app_agendaitem i WHERE i.id = NEW.item_id) FOR UPDATE; PERFORM 1 FROM public.requests_app_supportrequest WHERE id = NEW.support_request_id FOR UPDATE; IF current_setting('transaction_isolation') <> 'read committed' OR (EXISTS (SELECT 1 FROM public.requests_app_agendaitem i JOIN public.requests_app_sitting s ON s.id = i.sitting_id JOIN public.policy_policyversion v ON v.id = s.policy_version_id WHERE i.id = NEW.item_id AND s.is_paper AND s.held_on + v.late_entry_days::int < public.policy_today())) THEN RAISE EXCEPTION 'decision_late_entry_in_time' USING ERRCODE = 'check_violation', CONSTRAINT = 'decision_late_entry_in_time', TABLE = TG_TABLE_NAME; END IF; RETURN NEW;
                END;
            $$;


--
-- Name: pgtrigger_decision_less_is_in_part_70e5a(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.pgtrigger_decision_less_is_in_part_70e5a() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    PERFORM 1 FROM public.requests_app_sitting WHERE id = ( SELECT i.sitting_id FROM public.requests_app_agendaitem i WHERE i.id = NEW.item_id) FOR UPDATE; PERFORM 1 FROM public.requests_app_supportrequest WHERE id = NEW.support_request_id FOR UPDATE; IF current_setting('transaction_isolation') <> 'read committed' OR (NEW.outcome = 'accepted' AND EXISTS ( SELECT 1 FROM public.requests_app_supportrequest r WHERE r.id = NEW.support_request_id AND NEW.amount < r.amount)) THEN RAISE EXCEPTION 'decision_less_is_in_part' USING ERRCODE = 'check_violation', CONSTRAINT = 'decision_less_is_in_part', TABLE = TG_TABLE_NAME; END IF; RETURN NEW;
                END;
            $$;


--
-- Name: pgtrigger_decision_no_more_than_asked_d0cb6(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.pgtrigger_decision_no_more_than_asked_d0cb6() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    PERFORM 1 FROM public.requests_app_sitting WHERE id = ( SELECT i.sitting_id FROM public.requests_app_agendaitem i WHERE i.id = NEW.item_id) FOR UPDATE; PERFORM 1 FROM public.requests_app_supportrequest WHERE id = NEW.support_request_id FOR UPDATE; IF current_setting('transaction_isolation') <> 'read committed' OR (EXISTS (SELECT 1 FROM public.requests_app_supportrequest r WHERE r.id = NEW.support_request_id AND r.amount IS NOT NULL AND NEW.amount > GREATEST(r.amount, ( SELECT max(t.amount) FROM public.requests_app_study t WHERE t.support_request_id = r.id AND t.status = 'submitted')))) THEN RAISE EXCEPTION 'decision_no_more_than_asked' USING ERRCODE = 'check_violation', CONSTRAINT = 'decision_no_more_than_asked', TABLE = TG_TABLE_NAME; END IF; RETURN NEW;
                END;
            $$;


--
-- Name: pgtrigger_decision_not_before_the_floor_6405b(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.pgtrigger_decision_not_before_the_floor_6405b() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    PERFORM 1 FROM public.requests_app_sitting WHERE id = ( SELECT i.sitting_id FROM public.requests_app_agendaitem i WHERE i.id = NEW.item_id) FOR UPDATE; PERFORM 1 FROM public.requests_app_supportrequest WHERE id = NEW.support_request_id FOR UPDATE; IF current_setting('transaction_isolation') <> 'read committed' OR (NOT EXISTS (SELECT 1 FROM public.requests_app_supportrequest r WHERE r.id = NEW.support_request_id AND r.floor_on <= NEW.decided_on) OR NEW.decided_on > public.policy_today()) THEN RAISE EXCEPTION 'decision_not_before_the_floor' USING ERRCODE = 'check_violation', CONSTRAINT = 'decision_not_before_the_floor', TABLE = TG_TABLE_NAME; END IF; RETURN NEW;
                END;
            $$;


--
-- Name: pgtrigger_decision_of_a_raised_request_ee412(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.pgtrigger_decision_of_a_raised_request_ee412() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    PERFORM 1 FROM public.requests_app_sitting WHERE id = ( SELECT i.sitting_id FROM public.requests_app_agendaitem i WHERE i.id = NEW.item_id) FOR UPDATE; PERFORM 1 FROM public.requests_app_supportrequest WHERE id = NEW.support_request_id FOR UPDATE; IF current_setting('transaction_isolation') <> 'read committed' OR (NOT EXISTS (SELECT 1 FROM public.requests_app_supportrequest r WHERE r.id = NEW.support_request_id AND r.status = 'raised') OR EXISTS (SELECT 1 FROM public.requests_app_decision d WHERE d.support_request_id = NEW.support_request_id AND NOT EXISTS ( SELECT 1 FROM public.requests_app_objection o WHERE o.decision_id = d.id AND o.status = 'upheld'))) THEN RAISE EXCEPTION 'decision_of_a_raised_request' USING ERRCODE = 'check_violation', CONSTRAINT = 'decision_of_a_raised_request', TABLE = TG_TABLE_NAME; END IF; RETURN NEW;
                END;
            $$;


--
-- Name: pgtrigger_decision_recorded_by_another_3d2f8(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.pgtrigger_decision_recorded_by_another_3d2f8() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    PERFORM 1 FROM public.requests_app_sitting WHERE id = ( SELECT i.sitting_id FROM public.requests_app_agendaitem i WHERE i.id = NEW.item_id) FOR UPDATE; PERFORM 1 FROM public.requests_app_supportrequest WHERE id = NEW.support_request_id FOR UPDATE; IF current_setting('transaction_isolation') <> 'read committed' OR (EXISTS (SELECT 1 FROM public.requests_app_supportrequest r WHERE r.id = NEW.support_request_id AND EXISTS (SELECT 1 FROM public.beneficiaries_person p WHERE (p.account_id = NEW.by_id OR p.mobile = ( SELECT u.mobile FROM public.accounts_user u WHERE u.id = NEW.by_id)) AND ( p.id = r.person_id OR p.household_id = r.household_id OR EXISTS (SELECT 1 FROM public.beneficiaries_guardianship g WHERE g.ended_on IS NULL AND (g.ward_id, g.guardian_id) IN ((p.id, r.person_id), (r.person_id, p.id))))))) THEN RAISE EXCEPTION 'decision_recorded_by_another' USING ERRCODE = 'check_violation', CONSTRAINT = 'decision_recorded_by_another', TABLE = TG_TABLE_NAME; END IF; RETURN NEW;
                END;
            $$;


--
-- Name: pgtrigger_decision_sitting_is_quorate_60791(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.pgtrigger_decision_sitting_is_quorate_60791() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    PERFORM 1 FROM public.requests_app_sitting WHERE id = ( SELECT i.sitting_id FROM public.requests_app_agendaitem i WHERE i.id = NEW.item_id) FOR UPDATE; PERFORM 1 FROM public.requests_app_supportrequest WHERE id = NEW.support_request_id FOR UPDATE; IF current_setting('transaction_isolation') <> 'read committed' OR (NOT EXISTS (SELECT 1 FROM public.requests_app_agendaitem i JOIN public.requests_app_sitting s ON s.id = i.sitting_id JOIN public.policy_policyversion v ON v.id = s.policy_version_id WHERE i.id = NEW.item_id AND (SELECT count(*) FROM (SELECT a.member_id, a.is_chair FROM public.requests_app_attendance a JOIN public.requests_app_agendaitem i ON i.sitting_id = a.sitting_id JOIN public.requests_app_sitting s ON s.id = i.sitting_id JOIN public.policy_policyversion v ON v.id = s.policy_version_id JOIN public.requests_app_supportrequest r ON r.id = i.support_request_id WHERE i.id = NEW.item_id AND a.state = 'present' AND NOT EXISTS (SELECT 1 FROM public.requests_app_recusal x WHERE x.item_id = i.id AND x.member_id = a.member_id) AND NOT EXISTS (SELECT 1 FROM public.beneficiaries_person p WHERE (p.account_id = a.member_id OR p.mobile = ( SELECT u.mobile FROM public.accounts_user u WHERE u.id = a.member_id)) AND ( p.id = r.person_id OR p.household_id = r.household_id OR EXISTS (SELECT 1 FROM public.beneficiaries_guardianship g WHERE g.ended_on IS NULL AND (g.ward_id, g.guardian_id) IN ((p.id, r.person_id), (r.person_id, p.id))))) AND (v.study_author_votes OR NOT EXISTS (SELECT 1 FROM public.requests_app_study t WHERE t.support_request_id = r.id AND t.researcher_id = a.member_id AND t.status = 'submitted'))) w) >= v.quorum)) THEN RAISE EXCEPTION 'decision_sitting_is_quorate' USING ERRCODE = 'check_violation', CONSTRAINT = 'decision_sitting_is_quorate', TABLE = TG_TABLE_NAME; END IF; RETURN NEW;
                END;
            $$;


--
-- Name: pgtrigger_decision_within_the_programme_27edc(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.pgtrigger_decision_within_the_programme_27edc() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    PERFORM 1 FROM public.requests_app_sitting WHERE id = ( SELECT i.sitting_id FROM public.requests_app_agendaitem i WHERE i.id = NEW.item_id) FOR UPDATE; PERFORM 1 FROM public.requests_app_supportrequest WHERE id = NEW.support_request_id FOR UPDATE; IF current_setting('transaction_isolation') <> 'read committed' OR (EXISTS (SELECT 1 FROM public.requests_app_supportrequest r JOIN public.requests_app_programme p ON p.id = r.programme_id WHERE r.id = NEW.support_request_id AND (NEW.amount > p.max_amount OR NEW.months > p.max_months))) THEN RAISE EXCEPTION 'decision_within_the_programme' USING ERRCODE = 'check_violation', CONSTRAINT = 'decision_within_the_programme', TABLE = TG_TABLE_NAME; END IF; RETURN NEW;
                END;
            $$;


--
-- Name: pgtrigger_declaration_code_was_confirmed_fc65d(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.pgtrigger_declaration_code_was_confirmed_fc65d() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    PERFORM 1 FROM public.requests_app_signingcode WHERE id = NEW.signing_code_id FOR UPDATE; IF current_setting('transaction_isolation') <> 'read committed' OR (NEW.method = 'code' AND NOT EXISTS ( SELECT 1 FROM public.requests_app_signingcode c WHERE c.id = NEW.signing_code_id AND c.confirmed_at IS NOT NULL AND c.support_request_id = NEW.support_request_id AND c.digest = NEW.digest)) THEN RAISE EXCEPTION 'declaration_code_was_confirmed' USING ERRCODE = 'check_violation', CONSTRAINT = 'declaration_code_was_confirmed', TABLE = TG_TABLE_NAME; END IF; RETURN NEW;
                END;
            $$;


--
-- Name: pgtrigger_declaration_is_insert_only_d6cb9(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.pgtrigger_declaration_is_insert_only_d6cb9() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    IF TRUE THEN RAISE EXCEPTION 'declaration_is_insert_only' USING ERRCODE = 'check_violation', CONSTRAINT = 'declaration_is_insert_only', TABLE = TG_TABLE_NAME; END IF; IF TG_OP = 'DELETE' THEN RETURN OLD; END IF; RETURN NEW;
                END;
            $$;


--
-- Name: pgtrigger_declaration_moment_ade3c(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.pgtrigger_declaration_moment_ade3c() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    IF FALSE THEN RAISE EXCEPTION 'declaration_moment' USING ERRCODE = 'check_violation', CONSTRAINT = 'declaration_moment', TABLE = TG_TABLE_NAME; END IF; NEW.at := public.policy_now(); RETURN NEW;
                END;
            $$;


--
-- Name: pgtrigger_declaration_of_what_stands_9fb94(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.pgtrigger_declaration_of_what_stands_9fb94() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    PERFORM 1 FROM public.requests_app_supportrequest r JOIN public.beneficiaries_person p ON p.id = r.person_id JOIN public.beneficiaries_household h ON h.id = r.household_id WHERE r.id = NEW.support_request_id FOR SHARE OF r, p, h; IF current_setting('transaction_isolation') <> 'read committed' OR (NEW.data IS DISTINCT FROM (SELECT jsonb_build_object( 'programme', (SELECT g.code FROM public.requests_app_programme g WHERE g.id = r.programme_id), 'person', (SELECT jsonb_build_object( 'name', concat_ws(' ', nullif(p.first_name, ''), nullif(p.father_name, ''), nullif(p.grandfather_name, ''), nullif(p.family_name, '')), 'identity_kind', p.identity_kind, 'identity_number', p.identity_number, 'born_on', to_char(p.born_on, 'YYYY-MM-DD'), 'mobile', p.mobile) FROM public.beneficiaries_person p WHERE p.id = r.person_id), 'household', (SELECT jsonb_build_object( 'register_number', h.register_number, 'city', h.city, 'district', h.district, 'housing', h.housing, 'monthly_income', trim_scale(h.monthly_income)::text, 'size', h.size) FROM public.beneficiaries_household h WHERE h.id = r.household_id), 'answers', (SELECT coalesce(jsonb_object_agg(a.key, a.value), '{}'::jsonb) FROM jsonb_each(r.answers) a WHERE a.value NOT IN ('null'::jsonb, '""'::jsonb)), 'amount', trim_scale(r.amount)::text, 'papers', (SELECT coalesce(jsonb_agg(c.code ORDER BY c.code COLLATE "C"), '[]'::jsonb) FROM ( SELECT jsonb_array_elements_text(r.promised) AS code UNION SELECT t.code FROM public.requests_app_documentrule u JOIN public.beneficiaries_documenttype t ON t.id = u.type_id WHERE u.programme_id = r.programme_id AND u.stage = 'submission' AND u.is_required AND EXISTS (SELECT 1 FROM public.beneficiaries_document d WHERE d.person_id = r.person_id AND d.type_id = u.type_id)) c)) FROM public.requests_app_supportrequest r WHERE r.id = NEW.support_request_id)) THEN RAISE EXCEPTION 'declaration_of_what_stands' USING ERRCODE = 'check_violation', CONSTRAINT = 'declaration_of_what_stands', TABLE = TG_TABLE_NAME; END IF; RETURN NEW;
                END;
            $$;


--
-- Name: pgtrigger_delivery_after_registration_6e925(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.pgtrigger_delivery_after_registration_6e925() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    PERFORM 1 FROM public.requests_app_supportrequest WHERE id = (SELECT l.support_request_id FROM public.requests_app_awardline l WHERE l.id = NEW.line_id) FOR SHARE;PERFORM 1 FROM public.requests_app_awardline WHERE id = NEW.line_id FOR UPDATE; IF current_setting('transaction_isolation') <> 'read committed' OR (NOT EXISTS (SELECT 1 FROM public.requests_app_supportrequest s WHERE s.id = (SELECT l.support_request_id FROM public.requests_app_awardline l WHERE l.id = NEW.line_id) AND s.status = 'registered')) THEN RAISE EXCEPTION 'delivery_after_registration' USING ERRCODE = 'check_violation', CONSTRAINT = 'delivery_after_registration', TABLE = TG_TABLE_NAME; END IF; RETURN NEW;
                END;
            $$;


--
-- Name: pgtrigger_delivery_by_another_71218(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.pgtrigger_delivery_by_another_71218() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    IF current_setting('transaction_isolation') <> 'read committed' OR (EXISTS (SELECT 1 FROM public.requests_app_supportrequest s WHERE s.id = (SELECT l.support_request_id FROM public.requests_app_awardline l WHERE l.id = NEW.line_id) AND (s.verified_by_id = NEW.delivered_by_id OR EXISTS ( SELECT 1 FROM public.beneficiaries_person p WHERE (p.account_id = NEW.delivered_by_id OR p.mobile = ( SELECT u.mobile FROM public.accounts_user u WHERE u.id = NEW.delivered_by_id)) AND (p.id = s.person_id OR p.household_id = s.household_id))))) THEN RAISE EXCEPTION 'delivery_by_another' USING ERRCODE = 'check_violation', CONSTRAINT = 'delivery_by_another', TABLE = TG_TABLE_NAME; END IF; RETURN NEW;
                END;
            $$;


--
-- Name: pgtrigger_delivery_code_was_told_3d43a(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.pgtrigger_delivery_code_was_told_3d43a() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    IF current_setting('transaction_isolation') <> 'read committed' OR (NEW.code_id IS NOT NULL AND NOT EXISTS ( SELECT 1 FROM public.requests_app_handovercode c WHERE c.id = NEW.code_id AND c.line_id = NEW.line_id AND c.amount = NEW.amount AND c.confirmed_at IS NOT NULL)) THEN RAISE EXCEPTION 'delivery_code_was_told' USING ERRCODE = 'check_violation', CONSTRAINT = 'delivery_code_was_told', TABLE = TG_TABLE_NAME; END IF; RETURN NEW;
                END;
            $$;


--
-- Name: pgtrigger_delivery_is_insert_only_1b4eb(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.pgtrigger_delivery_is_insert_only_1b4eb() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    IF TRUE THEN RAISE EXCEPTION 'delivery_is_insert_only' USING ERRCODE = 'check_violation', CONSTRAINT = 'delivery_is_insert_only', TABLE = TG_TABLE_NAME; END IF; IF TG_OP = 'DELETE' THEN RETURN OLD; END IF; RETURN NEW;
                END;
            $$;


--
-- Name: pgtrigger_delivery_keeps_its_reference_fe7b7(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.pgtrigger_delivery_keeps_its_reference_fe7b7() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    IF (OLD.id IS NOT NULL AND NEW.id IS DISTINCT FROM OLD.id) OR (OLD.reference IS NOT NULL AND NEW.reference IS DISTINCT FROM OLD.reference) OR (OLD.channel IS NOT NULL AND NEW.channel IS DISTINCT FROM OLD.channel) OR (OLD.address IS NOT NULL AND NEW.address IS DISTINCT FROM OLD.address) OR (OLD.message_id IS NOT NULL AND NEW.message_id IS DISTINCT FROM OLD.message_id) OR (OLD.is_secret IS NOT NULL AND NEW.is_secret IS DISTINCT FROM OLD.is_secret) THEN RAISE EXCEPTION 'delivery_keeps_its_reference' USING ERRCODE = 'check_violation', CONSTRAINT = 'delivery_keeps_its_reference', TABLE = TG_TABLE_NAME; END IF; RETURN NEW;
                END;
            $$;


--
-- Name: pgtrigger_delivery_life_cdf4b(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.pgtrigger_delivery_life_cdf4b() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    IF (TG_OP = 'INSERT' AND NEW.state <> 'waiting') OR (TG_OP = 'UPDATE' AND NEW.state IS DISTINCT FROM OLD.state AND (OLD.state, NEW.state) NOT IN (('waiting', 'sent'), ('waiting', 'failed'), ('failed', 'waiting'))) THEN RAISE EXCEPTION 'delivery_life' USING ERRCODE = 'check_violation', CONSTRAINT = 'delivery_life', TABLE = TG_TABLE_NAME; END IF; NEW.finished_at := CASE WHEN NEW.state = 'waiting' THEN NULL WHEN TG_OP = 'UPDATE' AND OLD.state = NEW.state THEN OLD.finished_at ELSE public.policy_now() END; RETURN NEW;
                END;
            $$;


--
-- Name: pgtrigger_delivery_moment_e2789(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.pgtrigger_delivery_moment_e2789() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    IF FALSE THEN RAISE EXCEPTION 'delivery_moment' USING ERRCODE = 'check_violation', CONSTRAINT = 'delivery_moment', TABLE = TG_TABLE_NAME; END IF; NEW.at := public.policy_now(); NEW.day := public.policy_today(); RETURN NEW;
                END;
            $$;


--
-- Name: pgtrigger_delivery_not_while_suspended_5a601(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.pgtrigger_delivery_not_while_suspended_5a601() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    PERFORM 1 FROM public.beneficiaries_person WHERE id = ( SELECT s.person_id FROM public.requests_app_supportrequest s WHERE s.id = (SELECT l.support_request_id FROM public.requests_app_awardline l WHERE l.id = NEW.line_id)) FOR SHARE; IF current_setting('transaction_isolation') <> 'read committed' OR (NEW.amount > 0 AND EXISTS ( SELECT 1 FROM public.requests_app_supportrequest s JOIN public.requests_app_programme p ON p.id = s.programme_id JOIN public.beneficiaries_restriction r ON r.person_id = s.person_id WHERE s.id = (SELECT l.support_request_id FROM public.requests_app_awardline l WHERE l.id = NEW.line_id) AND r.lifted_at IS NULL AND (cardinality(r.programmes) = 0 OR p.code = ANY (r.programmes)))) THEN RAISE EXCEPTION 'delivery_not_while_suspended' USING ERRCODE = 'check_violation', CONSTRAINT = 'delivery_not_while_suspended', TABLE = TG_TABLE_NAME; END IF; RETURN NEW;
                END;
            $$;


--
-- Name: pgtrigger_delivery_receiver_is_of_the_case_03675(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.pgtrigger_delivery_receiver_is_of_the_case_03675() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    IF current_setting('transaction_isolation') <> 'read committed' OR ((NEW.receiver_id IS NOT NULL AND NOT EXISTS ( SELECT 1 FROM public.requests_app_supportrequest s WHERE s.id = (SELECT l.support_request_id FROM public.requests_app_awardline l WHERE l.id = NEW.line_id) AND (s.person_id = NEW.receiver_id OR EXISTS ( SELECT 1 FROM public.beneficiaries_guardianship g WHERE g.ward_id = s.person_id AND g.guardian_id = NEW.receiver_id AND g.ended_on IS NULL AND (g.valid_until IS NULL OR g.valid_until >= public.policy_today()))))) OR (NEW.amount > 0 AND NEW.received_by = 'self' AND NOT EXISTS ( SELECT 1 FROM public.requests_app_supportrequest s WHERE s.id = (SELECT l.support_request_id FROM public.requests_app_awardline l WHERE l.id = NEW.line_id) AND s.person_id = NEW.receiver_id))) THEN RAISE EXCEPTION 'delivery_receiver_is_of_the_case' USING ERRCODE = 'check_violation', CONSTRAINT = 'delivery_receiver_is_of_the_case', TABLE = TG_TABLE_NAME; END IF; RETURN NEW;
                END;
            $$;


--
-- Name: pgtrigger_delivery_reference_once_c249a(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.pgtrigger_delivery_reference_once_c249a() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    PERFORM 1 FROM public.requests_app_awardline WHERE id = NEW.line_id FOR UPDATE; IF current_setting('transaction_isolation') <> 'read committed' OR (NEW.amount > 0 AND NEW.bank_reference <> '' AND EXISTS ( SELECT 1 FROM public.requests_app_delivery o WHERE o.line_id = NEW.line_id AND o.amount > 0 AND upper(o.bank_reference) = upper(NEW.bank_reference) AND o.amount + (SELECT coalesce(sum(d.amount), 0) FROM public.requests_app_delivery d WHERE d.reverses_id = o.id) > 0)) THEN RAISE EXCEPTION 'delivery_reference_once' USING ERRCODE = 'check_violation', CONSTRAINT = 'delivery_reference_once', TABLE = TG_TABLE_NAME; END IF; RETURN NEW;
                END;
            $$;


--
-- Name: pgtrigger_delivery_reversal_within_delivery_b1d8c(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.pgtrigger_delivery_reversal_within_delivery_b1d8c() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    IF current_setting('transaction_isolation') <> 'read committed' OR (NEW.amount < 0 AND NOT EXISTS ( SELECT 1 FROM public.requests_app_delivery o WHERE o.id = NEW.reverses_id AND o.line_id = NEW.line_id AND o.amount > 0 AND o.kind = NEW.kind AND o.amount + (SELECT coalesce(sum(d.amount), 0) FROM public.requests_app_delivery d WHERE d.reverses_id = o.id) + NEW.amount >= 0)) THEN RAISE EXCEPTION 'delivery_reversal_within_delivery' USING ERRCODE = 'check_violation', CONSTRAINT = 'delivery_reversal_within_delivery', TABLE = TG_TABLE_NAME; END IF; RETURN NEW;
                END;
            $$;


--
-- Name: pgtrigger_delivery_text_is_kept_3a646(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.pgtrigger_delivery_text_is_kept_3a646() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    IF NEW.text IS DISTINCT FROM OLD.text AND NOT (OLD.is_secret AND NEW.text = '') THEN RAISE EXCEPTION 'delivery_text_is_kept' USING ERRCODE = 'check_violation', CONSTRAINT = 'delivery_text_is_kept', TABLE = TG_TABLE_NAME; END IF; RETURN NEW;
                END;
            $$;


--
-- Name: pgtrigger_delivery_to_the_registered_account_c318e(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.pgtrigger_delivery_to_the_registered_account_c318e() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    IF current_setting('transaction_isolation') <> 'read committed' OR (NEW.amount > 0 AND NOT EXISTS ( SELECT 1 FROM public.requests_app_awardline l JOIN public.requests_app_supportrequest s ON s.id = l.support_request_id JOIN public.requests_app_programme p ON p.id = s.programme_id WHERE l.id = NEW.line_id AND CASE WHEN l.measure = 'goods' THEN NEW.kind = 'hand' WHEN p.needs_payee THEN NEW.kind = 'payee' AND EXISTS ( SELECT 1 FROM public.requests_app_payee y WHERE y.support_request_id = s.id AND y.name = NEW.payee_name AND NEW.payee_account = CASE WHEN y.iban <> '' THEN y.iban ELSE y.account_number END) WHEN NEW.kind = 'transfer' THEN EXISTS ( SELECT 1 FROM public.requests_app_completionitem i WHERE i.support_request_id = s.id AND i.iban <> '' AND i.iban = NEW.payee_account) ELSE NEW.kind = 'hand' END)) THEN RAISE EXCEPTION 'delivery_to_the_registered_account' USING ERRCODE = 'check_violation', CONSTRAINT = 'delivery_to_the_registered_account', TABLE = TG_TABLE_NAME; END IF; RETURN NEW;
                END;
            $$;


--
-- Name: pgtrigger_delivery_within_decision_6ea4b(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.pgtrigger_delivery_within_decision_6ea4b() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    PERFORM 1 FROM public.requests_app_awardline WHERE id = NEW.line_id FOR UPDATE; IF current_setting('transaction_isolation') <> 'read committed' OR ((SELECT coalesce(sum(d.amount), 0) FROM public.requests_app_delivery d WHERE d.line_id = NEW.line_id) + NEW.amount > (SELECT l.amount FROM public.requests_app_awardline l WHERE l.id = NEW.line_id)) THEN RAISE EXCEPTION 'delivery_within_decision' USING ERRCODE = 'check_violation', CONSTRAINT = 'delivery_within_decision', TABLE = TG_TABLE_NAME; END IF; RETURN NEW;
                END;
            $$;


--
-- Name: pgtrigger_document_copy_only_on_a_basis_d895f(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.pgtrigger_document_copy_only_on_a_basis_d895f() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    PERFORM 1 FROM public.beneficiaries_documenttype WHERE id = NEW.type_id FOR SHARE; IF current_setting('transaction_isolation') <> 'read committed' OR (TG_OP = 'INSERT' AND NEW.evidence = 'copy' AND NOT EXISTS ( SELECT 1 FROM public.beneficiaries_documenttype t WHERE t.id = NEW.type_id AND t.may_keep_copy)) THEN RAISE EXCEPTION 'document_copy_only_on_a_basis' USING ERRCODE = 'check_violation', CONSTRAINT = 'document_copy_only_on_a_basis', TABLE = TG_TABLE_NAME; END IF; RETURN NEW;
                END;
            $$;


--
-- Name: pgtrigger_document_keeps_its_content_34692(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.pgtrigger_document_keeps_its_content_34692() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    IF (NEW.number, NEW.issued_on, NEW.expires_on, NEW.original_name) IS DISTINCT FROM (OLD.number, OLD.issued_on, OLD.expires_on, OLD.original_name) OR (NEW.file_name <> OLD.file_name AND NEW.file_name <> '') THEN RAISE EXCEPTION 'document_keeps_its_content' USING ERRCODE = 'check_violation', CONSTRAINT = 'document_keeps_its_content', TABLE = TG_TABLE_NAME; END IF; RETURN NEW;
                END;
            $$;


--
-- Name: pgtrigger_document_keeps_its_origin_7ef8b(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.pgtrigger_document_keeps_its_origin_7ef8b() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    IF (OLD.id IS NOT NULL AND NEW.id IS DISTINCT FROM OLD.id) OR (OLD.person_id IS NOT NULL AND NEW.person_id IS DISTINCT FROM OLD.person_id) OR (OLD.type_id IS NOT NULL AND NEW.type_id IS DISTINCT FROM OLD.type_id) OR (OLD.evidence IS NOT NULL AND NEW.evidence IS DISTINCT FROM OLD.evidence) OR (OLD.added_at IS NOT NULL AND NEW.added_at IS DISTINCT FROM OLD.added_at) OR (OLD.added_by_id IS NOT NULL AND NEW.added_by_id IS DISTINCT FROM OLD.added_by_id) THEN RAISE EXCEPTION 'document_keeps_its_origin' USING ERRCODE = 'check_violation', CONSTRAINT = 'document_keeps_its_origin', TABLE = TG_TABLE_NAME; END IF; RETURN NEW;
                END;
            $$;


--
-- Name: pgtrigger_document_seen_by_staff_20cce(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.pgtrigger_document_seen_by_staff_20cce() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    IF current_setting('transaction_isolation') <> 'read committed' OR (TG_OP = 'INSERT' AND NEW.evidence = 'seen' AND NOT EXISTS ( SELECT 1 FROM public.accounts_user u WHERE u.id = NEW.added_by_id AND u.is_staff)) THEN RAISE EXCEPTION 'document_seen_by_staff' USING ERRCODE = 'check_violation', CONSTRAINT = 'document_seen_by_staff', TABLE = TG_TABLE_NAME; END IF; RETURN NEW;
                END;
            $$;


--
-- Name: pgtrigger_documenttype_keeps_its_code_43b20(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.pgtrigger_documenttype_keeps_its_code_43b20() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    IF (OLD.id IS NOT NULL AND NEW.id IS DISTINCT FROM OLD.id) OR (OLD.code IS NOT NULL AND NEW.code IS DISTINCT FROM OLD.code) THEN RAISE EXCEPTION 'documenttype_keeps_its_code' USING ERRCODE = 'check_violation', CONSTRAINT = 'documenttype_keeps_its_code', TABLE = TG_TABLE_NAME; END IF; RETURN NEW;
                END;
            $$;


--
-- Name: pgtrigger_entry_is_insert_only_dccd8(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.pgtrigger_entry_is_insert_only_dccd8() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    IF TRUE THEN RAISE EXCEPTION 'entry_is_insert_only' USING ERRCODE = 'check_violation', CONSTRAINT = 'entry_is_insert_only', TABLE = TG_TABLE_NAME; END IF; IF TG_OP = 'DELETE' THEN RETURN OLD; END IF; RETURN NEW;
                END;
            $$;


--
-- Name: pgtrigger_entry_moment_f2246(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.pgtrigger_entry_moment_f2246() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    IF FALSE THEN RAISE EXCEPTION 'entry_moment' USING ERRCODE = 'check_violation', CONSTRAINT = 'entry_moment', TABLE = TG_TABLE_NAME; END IF; NEW.at := public.policy_now(); RETURN NEW;
                END;
            $$;


--
-- Name: pgtrigger_given_insert_a2ea5(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.pgtrigger_given_insert_a2ea5() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "accounts_userroleevent" ("group_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "user_id") VALUES (NEW."group_id", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_id', TRUE), ''), NULL)::UUID, NOW(), 'given', NEW."user_id"); RETURN NULL;
                END;
            $$;


--
-- Name: pgtrigger_handovercode_begins_unconfirmed_2e7e8(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.pgtrigger_handovercode_begins_unconfirmed_2e7e8() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    IF current_setting('transaction_isolation') <> 'read committed' OR (NOT EXISTS ( SELECT 1 FROM public.requests_app_supportrequest s WHERE s.id = (SELECT l.support_request_id FROM public.requests_app_awardline l WHERE l.id = NEW.line_id) AND (s.person_id = NEW.receiver_id OR EXISTS ( SELECT 1 FROM public.beneficiaries_guardianship g WHERE g.ward_id = s.person_id AND g.guardian_id = NEW.receiver_id AND g.ended_on IS NULL AND (g.valid_until IS NULL OR g.valid_until >= public.policy_today()))))) THEN RAISE EXCEPTION 'handovercode_begins_unconfirmed' USING ERRCODE = 'check_violation', CONSTRAINT = 'handovercode_begins_unconfirmed', TABLE = TG_TABLE_NAME; END IF; NEW.made_at := public.policy_now(); NEW.confirmed_at := NULL; RETURN NEW;
                END;
            $$;


--
-- Name: pgtrigger_handovercode_in_time_807d8(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.pgtrigger_handovercode_in_time_807d8() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    IF current_setting('transaction_isolation') <> 'read committed' OR (NEW.tries_left > OLD.tries_left OR (NEW.confirmed_at IS NOT NULL AND OLD.confirmed_at IS NULL AND (OLD.tries_left = 0 OR OLD.expires_at < public.policy_now()))) THEN RAISE EXCEPTION 'handovercode_in_time' USING ERRCODE = 'check_violation', CONSTRAINT = 'handovercode_in_time', TABLE = TG_TABLE_NAME; END IF; IF OLD.confirmed_at IS NULL AND NEW.confirmed_at IS NOT NULL THEN NEW.confirmed_at := public.policy_now(); END IF; RETURN NEW;
                END;
            $$;


--
-- Name: pgtrigger_handovercode_stays_as_sent_6d4da(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.pgtrigger_handovercode_stays_as_sent_6d4da() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    IF (OLD.id IS NOT NULL AND NEW.id IS DISTINCT FROM OLD.id) OR (OLD.line_id IS NOT NULL AND NEW.line_id IS DISTINCT FROM OLD.line_id) OR (OLD.amount IS NOT NULL AND NEW.amount IS DISTINCT FROM OLD.amount) OR (OLD.receiver_id IS NOT NULL AND NEW.receiver_id IS DISTINCT FROM OLD.receiver_id) OR (OLD.mobile IS NOT NULL AND NEW.mobile IS DISTINCT FROM OLD.mobile) OR (OLD.hashed IS NOT NULL AND NEW.hashed IS DISTINCT FROM OLD.hashed) OR (OLD.made_at IS NOT NULL AND NEW.made_at IS DISTINCT FROM OLD.made_at) OR (OLD.made_by_id IS NOT NULL AND NEW.made_by_id IS DISTINCT FROM OLD.made_by_id) OR (OLD.expires_at IS NOT NULL AND NEW.expires_at IS DISTINCT FROM OLD.expires_at) OR (OLD.confirmed_at IS NOT NULL AND NEW.confirmed_at IS DISTINCT FROM OLD.confirmed_at) THEN RAISE EXCEPTION 'handovercode_stays_as_sent' USING ERRCODE = 'check_violation', CONSTRAINT = 'handovercode_stays_as_sent', TABLE = TG_TABLE_NAME; END IF; RETURN NEW;
                END;
            $$;


--
-- Name: pgtrigger_hearing_after_the_incident_40dff(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.pgtrigger_hearing_after_the_incident_40dff() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    IF current_setting('transaction_isolation') <> 'read committed' OR (EXISTS (SELECT 1 FROM public.conduct_incident i WHERE i.id = NEW.incident_id AND NEW.heard_on < i.happened_on)) THEN RAISE EXCEPTION 'hearing_after_the_incident' USING ERRCODE = 'check_violation', CONSTRAINT = 'hearing_after_the_incident', TABLE = TG_TABLE_NAME; END IF; RETURN NEW;
                END;
            $$;


--
-- Name: pgtrigger_hearing_before_the_decision_4b736(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.pgtrigger_hearing_before_the_decision_4b736() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    PERFORM 1 FROM public.conduct_incident WHERE id = NEW.incident_id FOR SHARE; IF current_setting('transaction_isolation') <> 'read committed' OR (NOT EXISTS (SELECT 1 FROM public.conduct_incident i WHERE i.id = NEW.incident_id AND i.status IN ('reported', 'heard')) OR NEW.heard_on > public.policy_today()) THEN RAISE EXCEPTION 'hearing_before_the_decision' USING ERRCODE = 'check_violation', CONSTRAINT = 'hearing_before_the_decision', TABLE = TG_TABLE_NAME; END IF; RETURN NEW;
                END;
            $$;


--
-- Name: pgtrigger_hearing_by_another_97bcb(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.pgtrigger_hearing_by_another_97bcb() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    IF current_setting('transaction_isolation') <> 'read committed' OR (EXISTS ( SELECT 1 FROM public.conduct_incident i JOIN public.beneficiaries_person q ON q.id = i.person_id WHERE i.id = NEW.incident_id AND ( NEW.heard_by_id = i.reported_by_id OR NEW.heard_by_id = i.victim_id OR NEW.heard_by_id = i.about_staff_id OR EXISTS ( SELECT 1 FROM public.beneficiaries_person p WHERE (p.account_id = NEW.heard_by_id OR p.mobile = ( SELECT u.mobile FROM public.accounts_user u WHERE u.id = NEW.heard_by_id)) AND (p.id = q.id OR p.household_id = q.household_id))))) THEN RAISE EXCEPTION 'hearing_by_another' USING ERRCODE = 'check_violation', CONSTRAINT = 'hearing_by_another', TABLE = TG_TABLE_NAME; END IF; RETURN NEW;
                END;
            $$;


--
-- Name: pgtrigger_hearing_given_up_after_attempts_6d618(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.pgtrigger_hearing_given_up_after_attempts_6d618() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    IF current_setting('transaction_isolation') <> 'read committed' OR (NEW.statement = '' AND 2 > ( SELECT count(DISTINCT a.day) FROM public.conduct_attempt a WHERE a.incident_id = NEW.incident_id)) THEN RAISE EXCEPTION 'hearing_given_up_after_attempts' USING ERRCODE = 'check_violation', CONSTRAINT = 'hearing_given_up_after_attempts', TABLE = TG_TABLE_NAME; END IF; RETURN NEW;
                END;
            $$;


--
-- Name: pgtrigger_hearing_is_insert_only_ed965(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.pgtrigger_hearing_is_insert_only_ed965() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    IF TRUE THEN RAISE EXCEPTION 'hearing_is_insert_only' USING ERRCODE = 'check_violation', CONSTRAINT = 'hearing_is_insert_only', TABLE = TG_TABLE_NAME; END IF; IF TG_OP = 'DELETE' THEN RETURN OLD; END IF; RETURN NEW;
                END;
            $$;


--
-- Name: pgtrigger_hearing_moment_72dea(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.pgtrigger_hearing_moment_72dea() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    IF FALSE THEN RAISE EXCEPTION 'hearing_moment' USING ERRCODE = 'check_violation', CONSTRAINT = 'hearing_moment', TABLE = TG_TABLE_NAME; END IF; NEW.recorded_at := public.policy_now(); RETURN NEW;
                END;
            $$;


--
-- Name: pgtrigger_improvementaction_life_33821(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.pgtrigger_improvementaction_life_33821() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    IF (TG_OP = 'INSERT' AND NEW.status NOT IN ('heard')) OR (TG_OP = 'UPDATE' AND (NEW.id <> OLD.id OR NEW.status IS DISTINCT FROM OLD.status AND (OLD.status, NEW.status) NOT IN (('doing', 'done'), ('doing', 'dropped'), ('heard', 'doing'), ('heard', 'dropped')))) THEN RAISE EXCEPTION 'improvementaction_life' USING ERRCODE = 'check_violation', CONSTRAINT = 'improvementaction_life', TABLE = TG_TABLE_NAME; END IF; RETURN NEW;
                END;
            $$;


--
-- Name: pgtrigger_improvemententry_is_insert_only_1eb35(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.pgtrigger_improvemententry_is_insert_only_1eb35() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    IF TRUE THEN RAISE EXCEPTION 'improvemententry_is_insert_only' USING ERRCODE = 'check_violation', CONSTRAINT = 'improvemententry_is_insert_only', TABLE = TG_TABLE_NAME; END IF; IF TG_OP = 'DELETE' THEN RETURN OLD; END IF; RETURN NEW;
                END;
            $$;


--
-- Name: pgtrigger_improvemententry_moment_09750(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.pgtrigger_improvemententry_moment_09750() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    IF FALSE THEN RAISE EXCEPTION 'improvemententry_moment' USING ERRCODE = 'check_violation', CONSTRAINT = 'improvemententry_moment', TABLE = TG_TABLE_NAME; END IF; NEW.at := public.policy_now(); RETURN NEW;
                END;
            $$;


--
-- Name: pgtrigger_incident_closed_when_settled_cf99d(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.pgtrigger_incident_closed_when_settled_cf99d() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    IF current_setting('transaction_isolation') <> 'read committed' OR (TG_OP = 'UPDATE' AND NEW.status = 'closed' AND OLD.status <> 'closed' AND (EXISTS ( SELECT 1 FROM public.conduct_measure m WHERE m.incident_id = NEW.id AND (m.status IN ('proposed', 'endorsed') OR (m.status = 'in_force' AND m.kind = 'suspension'))) OR EXISTS ( SELECT 1 FROM public.conduct_objection o JOIN public.conduct_measure m ON m.id = o.measure_id WHERE m.incident_id = NEW.id AND o.outcome = 'pending'))) THEN RAISE EXCEPTION 'incident_closed_when_settled' USING ERRCODE = 'check_violation', CONSTRAINT = 'incident_closed_when_settled', TABLE = TG_TABLE_NAME; END IF; RETURN NEW;
                END;
            $$;


--
-- Name: pgtrigger_incident_decided_with_an_outcome_c4d69(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.pgtrigger_incident_decided_with_an_outcome_c4d69() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    IF current_setting('transaction_isolation') <> 'read committed' OR (TG_OP = 'UPDATE' AND NEW.status = 'decided' AND OLD.status <> 'decided' AND (NEW.outcome = '' OR NEW.decided_by_id IS NULL) AND NOT EXISTS ( SELECT 1 FROM public.conduct_measure m WHERE m.incident_id = NEW.id AND m.status = 'in_force' AND NOT m.is_precaution)) THEN RAISE EXCEPTION 'incident_decided_with_an_outcome' USING ERRCODE = 'check_violation', CONSTRAINT = 'incident_decided_with_an_outcome', TABLE = TG_TABLE_NAME; END IF; IF TG_OP = 'UPDATE' AND NEW.status = 'decided' AND OLD.status <> 'decided' THEN NEW.decided_at := public.policy_now(); END IF; RETURN NEW;
                END;
            $$;


--
-- Name: pgtrigger_incident_degree_set_before_decision_9a294(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.pgtrigger_incident_degree_set_before_decision_9a294() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    IF (NEW.degree, NEW.is_danger) IS DISTINCT FROM (OLD.degree, OLD.is_danger) AND (OLD.status NOT IN ('reported', 'heard') OR NEW.assessed_by_id IS NULL) THEN RAISE EXCEPTION 'incident_degree_set_before_decision' USING ERRCODE = 'check_violation', CONSTRAINT = 'incident_degree_set_before_decision', TABLE = TG_TABLE_NAME; END IF; RETURN NEW;
                END;
            $$;


--
-- Name: pgtrigger_incident_heard_with_a_hearing_fa73d(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.pgtrigger_incident_heard_with_a_hearing_fa73d() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    IF current_setting('transaction_isolation') <> 'read committed' OR (TG_OP = 'UPDATE' AND NEW.status = 'heard' AND OLD.status <> 'heard' AND NOT EXISTS ( SELECT 1 FROM public.conduct_hearing h WHERE h.incident_id = NEW.id)) THEN RAISE EXCEPTION 'incident_heard_with_a_hearing' USING ERRCODE = 'check_violation', CONSTRAINT = 'incident_heard_with_a_hearing', TABLE = TG_TABLE_NAME; END IF; RETURN NEW;
                END;
            $$;


--
-- Name: pgtrigger_incident_keeps_its_report_bf039(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.pgtrigger_incident_keeps_its_report_bf039() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    IF (OLD.id IS NOT NULL AND NEW.id IS DISTINCT FROM OLD.id) OR (OLD.number IS NOT NULL AND NEW.number IS DISTINCT FROM OLD.number) OR (OLD.key IS NOT NULL AND NEW.key IS DISTINCT FROM OLD.key) OR (OLD.policy_version_id IS NOT NULL AND NEW.policy_version_id IS DISTINCT FROM OLD.policy_version_id) OR (OLD.direction IS NOT NULL AND NEW.direction IS DISTINCT FROM OLD.direction) OR (OLD.person_id IS NOT NULL AND NEW.person_id IS DISTINCT FROM OLD.person_id) OR (OLD.about_staff_id IS NOT NULL AND NEW.about_staff_id IS DISTINCT FROM OLD.about_staff_id) OR (OLD.is_about_manager IS NOT NULL AND NEW.is_about_manager IS DISTINCT FROM OLD.is_about_manager) OR (OLD.kind IS NOT NULL AND NEW.kind IS DISTINCT FROM OLD.kind) OR (OLD.title IS NOT NULL AND NEW.title IS DISTINCT FROM OLD.title) OR (OLD.account IS NOT NULL AND NEW.account IS DISTINCT FROM OLD.account) OR (OLD.evidence IS NOT NULL AND NEW.evidence IS DISTINCT FROM OLD.evidence) OR (OLD.happened_on IS NOT NULL AND NEW.happened_on IS DISTINCT FROM OLD.happened_on) OR (OLD.place IS NOT NULL AND NEW.place IS DISTINCT FROM OLD.place) OR (OLD.branch_id IS NOT NULL AND NEW.branch_id IS DISTINCT FROM OLD.branch_id) OR (OLD.reported_by_id IS NOT NULL AND NEW.reported_by_id IS DISTINCT FROM OLD.reported_by_id) OR (OLD.reported_at IS NOT NULL AND NEW.reported_at IS DISTINCT FROM OLD.reported_at) OR (OLD.victim_id IS NOT NULL AND NEW.victim_id IS DISTINCT FROM OLD.victim_id) THEN RAISE EXCEPTION 'incident_keeps_its_report' USING ERRCODE = 'check_violation', CONSTRAINT = 'incident_keeps_its_report', TABLE = TG_TABLE_NAME; END IF; RETURN NEW;
                END;
            $$;


--
-- Name: pgtrigger_incident_life_537bf(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.pgtrigger_incident_life_537bf() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    IF (TG_OP = 'INSERT' AND NEW.status NOT IN ('reported')) OR (TG_OP = 'UPDATE' AND (NEW.id <> OLD.id OR NEW.status IS DISTINCT FROM OLD.status AND (OLD.status, NEW.status) NOT IN (('decided', 'closed'), ('heard', 'decided'), ('reported', 'decided'), ('reported', 'heard')))) THEN RAISE EXCEPTION 'incident_life' USING ERRCODE = 'check_violation', CONSTRAINT = 'incident_life', TABLE = TG_TABLE_NAME; END IF; RETURN NEW;
                END;
            $$;


--
-- Name: pgtrigger_incident_moment_169cd(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.pgtrigger_incident_moment_169cd() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    IF FALSE THEN RAISE EXCEPTION 'incident_moment' USING ERRCODE = 'check_violation', CONSTRAINT = 'incident_moment', TABLE = TG_TABLE_NAME; END IF; NEW.reported_at := public.policy_now(); RETURN NEW;
                END;
            $$;


--
-- Name: pgtrigger_incident_not_of_tomorrow_6657d(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.pgtrigger_incident_not_of_tomorrow_6657d() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    IF current_setting('transaction_isolation') <> 'read committed' OR (NEW.happened_on > public.policy_today()) THEN RAISE EXCEPTION 'incident_not_of_tomorrow' USING ERRCODE = 'check_violation', CONSTRAINT = 'incident_not_of_tomorrow', TABLE = TG_TABLE_NAME; END IF; NEW.is_about_manager := EXISTS ( SELECT 1 FROM public.accounts_user_groups ug JOIN public.auth_group g ON g.id = ug.group_id WHERE ug.user_id = NEW.about_staff_id AND g.name = 'manager'); RETURN NEW;
                END;
            $$;


--
-- Name: pgtrigger_incident_outcome_stands_8422b(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.pgtrigger_incident_outcome_stands_8422b() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    IF OLD.status IN ('decided', 'closed') AND (NEW.outcome, NEW.decided_by_id, NEW.assessed_by_id, NEW.degree) IS DISTINCT FROM (OLD.outcome, OLD.decided_by_id, OLD.assessed_by_id, OLD.degree) THEN RAISE EXCEPTION 'incident_outcome_stands' USING ERRCODE = 'check_violation', CONSTRAINT = 'incident_outcome_stands', TABLE = TG_TABLE_NAME; END IF; RETURN NEW;
                END;
            $$;


--
-- Name: pgtrigger_insert_insert_08478(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.pgtrigger_insert_insert_08478() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "beneficiaries_guardianshipevent" ("basis", "created_at", "ended_on", "guardian_id", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "valid_until", "ward_id") VALUES (NEW."basis", NEW."created_at", NEW."ended_on", NEW."guardian_id", NEW."id", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_id', TRUE), ''), NULL)::UUID, NOW(), 'insert', NEW."id", NEW."valid_until", NEW."ward_id"); RETURN NULL;
                END;
            $$;


--
-- Name: pgtrigger_insert_insert_1376c(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.pgtrigger_insert_insert_1376c() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "requests_app_payeeevent" ("account_number", "iban", "id", "kind", "name", "noted_at", "noted_by_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reference", "support_request_id") VALUES (NEW."account_number", NEW."iban", NEW."id", NEW."kind", NEW."name", NEW."noted_at", NEW."noted_by_id", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_id', TRUE), ''), NULL)::UUID, NOW(), 'insert', NEW."id", NEW."reference", NEW."support_request_id"); RETURN NULL;
                END;
            $$;


--
-- Name: pgtrigger_insert_insert_1c406(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.pgtrigger_insert_insert_1c406() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "beneficiaries_personevent" ("accepted_terms_at", "account_id", "born_on", "branch_id", "created_at", "created_by_id", "died_on", "family_name", "father_name", "first_name", "gender", "grandfather_name", "household_id", "id", "identity_expires_on", "identity_kind", "identity_number", "is_birth_hijri", "key", "may_text", "mobile", "not_same_as", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "relation", "safe_contact") VALUES (NEW."accepted_terms_at", NEW."account_id", NEW."born_on", NEW."branch_id", NEW."created_at", NEW."created_by_id", NEW."died_on", NEW."family_name", NEW."father_name", NEW."first_name", NEW."gender", NEW."grandfather_name", NEW."household_id", NEW."id", NEW."identity_expires_on", NEW."identity_kind", NEW."identity_number", NEW."is_birth_hijri", NEW."key", NEW."may_text", NEW."mobile", NEW."not_same_as", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_id', TRUE), ''), NULL)::UUID, NOW(), 'insert', NEW."id", NEW."relation", NEW."safe_contact"); RETURN NULL;
                END;
            $$;


--
-- Name: pgtrigger_insert_insert_1e397(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.pgtrigger_insert_insert_1e397() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "conduct_measureevent" ("authority", "decided_at", "decided_by_id", "decision", "ended_at", "hearing_until", "id", "in_force_at", "incident_id", "is_precaution", "key", "kind", "legal_basis", "letter_id", "lifting_letter_id", "objection_until", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "programmes", "proposed_at", "proposed_by_id", "reasons", "second_decided_by_id", "second_decision", "status", "to_correct", "until") VALUES (NEW."authority", NEW."decided_at", NEW."decided_by_id", NEW."decision", NEW."ended_at", NEW."hearing_until", NEW."id", NEW."in_force_at", NEW."incident_id", NEW."is_precaution", NEW."key", NEW."kind", NEW."legal_basis", NEW."letter_id", NEW."lifting_letter_id", NEW."objection_until", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_id', TRUE), ''), NULL)::UUID, NOW(), 'insert', NEW."id", NEW."programmes", NEW."proposed_at", NEW."proposed_by_id", NEW."reasons", NEW."second_decided_by_id", NEW."second_decision", NEW."status", NEW."to_correct", NEW."until"); RETURN NULL;
                END;
            $$;


--
-- Name: pgtrigger_insert_insert_21d87(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.pgtrigger_insert_insert_21d87() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "requests_app_sittingevent" ("closed_at", "created_by_id", "held_on", "id", "is_paper", "key", "minutes", "minutes_signed_at", "minutes_signed_by_id", "number", "opened_at", "paper_reference", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "policy_version_id", "scheduled_on", "starts_at", "status") VALUES (NEW."closed_at", NEW."created_by_id", NEW."held_on", NEW."id", NEW."is_paper", NEW."key", NEW."minutes", NEW."minutes_signed_at", NEW."minutes_signed_by_id", NEW."number", NEW."opened_at", NEW."paper_reference", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_id', TRUE), ''), NULL)::UUID, NOW(), 'insert', NEW."id", NEW."place", NEW."policy_version_id", NEW."scheduled_on", NEW."starts_at", NEW."status"); RETURN NULL;
                END;
            $$;


--
-- Name: pgtrigger_insert_insert_31dd1(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.pgtrigger_insert_insert_31dd1() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "conduct_objectionevent" ("entered_at", "entered_by_id", "heard_at", "heard_by_id", "id", "key", "letter_id", "measure_id", "outcome", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reasons", "words") VALUES (NEW."entered_at", NEW."entered_by_id", NEW."heard_at", NEW."heard_by_id", NEW."id", NEW."key", NEW."letter_id", NEW."measure_id", NEW."outcome", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_id', TRUE), ''), NULL)::UUID, NOW(), 'insert', NEW."id", NEW."reasons", NEW."words"); RETURN NULL;
                END;
            $$;


--
-- Name: pgtrigger_insert_insert_34c1d(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.pgtrigger_insert_insert_34c1d() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "requests_app_objectionevent" ("answer", "at", "channel", "day", "decision_id", "filed_by_id", "heard_at", "heard_by_id", "id", "key", "letter_id", "person_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "status", "words") VALUES (NEW."answer", NEW."at", NEW."channel", NEW."day", NEW."decision_id", NEW."filed_by_id", NEW."heard_at", NEW."heard_by_id", NEW."id", NEW."key", NEW."letter_id", NEW."person_id", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_id', TRUE), ''), NULL)::UUID, NOW(), 'insert', NEW."id", NEW."status", NEW."words"); RETURN NULL;
                END;
            $$;


--
-- Name: pgtrigger_insert_insert_3867c(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.pgtrigger_insert_insert_3867c() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "accounts_userevent" ("branch_id", "email", "gender", "id", "is_active", "is_mobile_verified", "is_staff", "is_superuser", "joined_at", "mobile", "name", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "username") VALUES (NEW."branch_id", NEW."email", NEW."gender", NEW."id", NEW."is_active", NEW."is_mobile_verified", NEW."is_staff", NEW."is_superuser", NEW."joined_at", NEW."mobile", NEW."name", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_id', TRUE), ''), NULL)::UUID, NOW(), 'insert', NEW."id", NEW."username"); RETURN NULL;
                END;
            $$;


--
-- Name: pgtrigger_insert_insert_3beea(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.pgtrigger_insert_insert_3beea() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "requests_app_studyevent" ("amount", "assigned_at", "assigned_by_id", "findings", "id", "kind", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recommendation", "researcher_id", "status", "submitted_at", "support_request_id", "visited_on") VALUES (NEW."amount", NEW."assigned_at", NEW."assigned_by_id", NEW."findings", NEW."id", NEW."kind", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_id', TRUE), ''), NULL)::UUID, NOW(), 'insert', NEW."id", NEW."recommendation", NEW."researcher_id", NEW."status", NEW."submitted_at", NEW."support_request_id", NEW."visited_on"); RETURN NULL;
                END;
            $$;


--
-- Name: pgtrigger_insert_insert_54c69(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.pgtrigger_insert_insert_54c69() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "contact_referralevent" ("answer", "answered_at", "answered_by_id", "asked_at", "asked_by_id", "branch_id", "contact_id", "due_on", "id", "key", "means", "owner_id", "person_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "question", "status") VALUES (NEW."answer", NEW."answered_at", NEW."answered_by_id", NEW."asked_at", NEW."asked_by_id", NEW."branch_id", NEW."contact_id", NEW."due_on", NEW."id", NEW."key", NEW."means", NEW."owner_id", NEW."person_id", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_id', TRUE), ''), NULL)::UUID, NOW(), 'insert', NEW."id", NEW."question", NEW."status"); RETURN NULL;
                END;
            $$;


--
-- Name: pgtrigger_insert_insert_605c2(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.pgtrigger_insert_insert_605c2() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "contact_contactevent" ("arrived_at", "branch_id", "caller_mobile", "caller_name", "channel", "created_by_id", "day", "direction", "ended_at", "handled_by_id", "id", "key", "link", "number", "outcome", "person_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "result", "skill", "started_at", "status", "subject", "subject_kind", "ticket") VALUES (NEW."arrived_at", NEW."branch_id", NEW."caller_mobile", NEW."caller_name", NEW."channel", NEW."created_by_id", NEW."day", NEW."direction", NEW."ended_at", NEW."handled_by_id", NEW."id", NEW."key", NEW."link", NEW."number", NEW."outcome", NEW."person_id", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_id', TRUE), ''), NULL)::UUID, NOW(), 'insert', NEW."id", NEW."place", NEW."result", NEW."skill", NEW."started_at", NEW."status", NEW."subject", NEW."subject_kind", NEW."ticket"); RETURN NULL;
                END;
            $$;


--
-- Name: pgtrigger_insert_insert_6aa0e(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.pgtrigger_insert_insert_6aa0e() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "beneficiaries_restrictionevent" ("id", "kind", "lifted_at", "measure_id", "person_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "programmes", "since", "to_correct") VALUES (NEW."id", NEW."kind", NEW."lifted_at", NEW."measure_id", NEW."person_id", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_id', TRUE), ''), NULL)::UUID, NOW(), 'insert', NEW."id", NEW."programmes", NEW."since", NEW."to_correct"); RETURN NULL;
                END;
            $$;


--
-- Name: pgtrigger_insert_insert_83fe4(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.pgtrigger_insert_insert_83fe4() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "requests_app_completionitemevent" ("document_id", "iban", "iban_owner_id", "id", "noted_at", "noted_by_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "support_request_id", "type_id") VALUES (NEW."document_id", NEW."iban", NEW."iban_owner_id", NEW."id", NEW."noted_at", NEW."noted_by_id", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_id', TRUE), ''), NULL)::UUID, NOW(), 'insert', NEW."id", NEW."support_request_id", NEW."type_id"); RETURN NULL;
                END;
            $$;


--
-- Name: pgtrigger_insert_insert_87430(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.pgtrigger_insert_insert_87430() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "beneficiaries_personcategoryevent" ("category_id", "id", "person_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "since", "until") VALUES (NEW."category_id", NEW."id", NEW."person_id", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_id', TRUE), ''), NULL)::UUID, NOW(), 'insert', NEW."id", NEW."since", NEW."until"); RETURN NULL;
                END;
            $$;


--
-- Name: pgtrigger_insert_insert_9d2f0(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.pgtrigger_insert_insert_9d2f0() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "conduct_incidentevent" ("about_staff_id", "account", "assessed_by_id", "branch_id", "decided_at", "decided_by_id", "degree", "direction", "evidence", "happened_on", "id", "is_about_manager", "is_danger", "key", "kind", "number", "outcome", "person_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "policy_version_id", "reported_at", "reported_by_id", "status", "title", "victim_id") VALUES (NEW."about_staff_id", NEW."account", NEW."assessed_by_id", NEW."branch_id", NEW."decided_at", NEW."decided_by_id", NEW."degree", NEW."direction", NEW."evidence", NEW."happened_on", NEW."id", NEW."is_about_manager", NEW."is_danger", NEW."key", NEW."kind", NEW."number", NEW."outcome", NEW."person_id", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_id', TRUE), ''), NULL)::UUID, NOW(), 'insert', NEW."id", NEW."place", NEW."policy_version_id", NEW."reported_at", NEW."reported_by_id", NEW."status", NEW."title", NEW."victim_id"); RETURN NULL;
                END;
            $$;


--
-- Name: pgtrigger_insert_insert_b0966(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.pgtrigger_insert_insert_b0966() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "beneficiaries_householdevent" ("branch_id", "city", "created_at", "directions", "district", "housing", "id", "monthly_income", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "register_number", "short_address", "size") VALUES (NEW."branch_id", NEW."city", NEW."created_at", NEW."directions", NEW."district", NEW."housing", NEW."id", NEW."monthly_income", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_id', TRUE), ''), NULL)::UUID, NOW(), 'insert', NEW."id", NEW."register_number", NEW."short_address", NEW."size"); RETURN NULL;
                END;
            $$;


--
-- Name: pgtrigger_insert_insert_b707f(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.pgtrigger_insert_insert_b707f() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "requests_app_supportrequestevent" ("amount", "answers", "assigned_to_id", "branch_id", "channel", "created_at", "created_by_id", "decided_at", "declaration_id", "desk_days_used", "floor_on", "household_id", "id", "key", "number", "person_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "policy_version_id", "programme_id", "promised", "raised_on", "reminded_on", "reminders_sent", "returned_at", "second_reason", "status", "submitted_on", "verified_at", "verified_by_id") VALUES (NEW."amount", NEW."answers", NEW."assigned_to_id", NEW."branch_id", NEW."channel", NEW."created_at", NEW."created_by_id", NEW."decided_at", NEW."declaration_id", NEW."desk_days_used", NEW."floor_on", NEW."household_id", NEW."id", NEW."key", NEW."number", NEW."person_id", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_id', TRUE), ''), NULL)::UUID, NOW(), 'insert', NEW."id", NEW."policy_version_id", NEW."programme_id", NEW."promised", NEW."raised_on", NEW."reminded_on", NEW."reminders_sent", NEW."returned_at", NEW."second_reason", NEW."status", NEW."submitted_on", NEW."verified_at", NEW."verified_by_id"); RETURN NULL;
                END;
            $$;


--
-- Name: pgtrigger_insert_insert_bc173(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.pgtrigger_insert_insert_bc173() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "requests_app_attendanceevent" ("id", "is_chair", "member_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recorded_at", "recorded_by_id", "sitting_id", "state") VALUES (NEW."id", NEW."is_chair", NEW."member_id", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_id', TRUE), ''), NULL)::UUID, NOW(), 'insert', NEW."id", NEW."recorded_at", NEW."recorded_by_id", NEW."sitting_id", NEW."state"); RETURN NULL;
                END;
            $$;


--
-- Name: pgtrigger_insert_insert_e1f49(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.pgtrigger_insert_insert_e1f49() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "requests_app_agendaitemevent" ("added_at", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "reason", "sitting_id", "status", "support_request_id") VALUES (NEW."added_at", NEW."id", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_id', TRUE), ''), NULL)::UUID, NOW(), 'insert', NEW."id", NEW."position", NEW."reason", NEW."sitting_id", NEW."status", NEW."support_request_id"); RETURN NULL;
                END;
            $$;


--
-- Name: pgtrigger_insert_insert_ff921(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.pgtrigger_insert_insert_ff921() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "beneficiaries_documentevent" ("added_at", "added_by_id", "evidence", "expires_on", "file_kind", "file_name", "id", "issued_on", "key", "number", "original_name", "person_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "type_id") VALUES (NEW."added_at", NEW."added_by_id", NEW."evidence", NEW."expires_on", NEW."file_kind", NEW."file_name", NEW."id", NEW."issued_on", NEW."key", NEW."number", NEW."original_name", NEW."person_id", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_id', TRUE), ''), NULL)::UUID, NOW(), 'insert', NEW."id", NEW."type_id"); RETURN NULL;
                END;
            $$;


--
-- Name: pgtrigger_invitation_keeps_its_step_8dcd7(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.pgtrigger_invitation_keeps_its_step_8dcd7() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    IF (OLD.id IS NOT NULL AND NEW.id IS DISTINCT FROM OLD.id) OR (OLD.lookup IS NOT NULL AND NEW.lookup IS DISTINCT FROM OLD.lookup) OR (OLD.survey_id IS NOT NULL AND NEW.survey_id IS DISTINCT FROM OLD.survey_id) OR (OLD.person_id IS NOT NULL AND NEW.person_id IS DISTINCT FROM OLD.person_id) OR (OLD.step IS NOT NULL AND NEW.step IS DISTINCT FROM OLD.step) OR (OLD.about_type IS NOT NULL AND NEW.about_type IS DISTINCT FROM OLD.about_type) OR (OLD.about_id IS NOT NULL AND NEW.about_id IS DISTINCT FROM OLD.about_id) THEN RAISE EXCEPTION 'invitation_keeps_its_step' USING ERRCODE = 'check_violation', CONSTRAINT = 'invitation_keeps_its_step', TABLE = TG_TABLE_NAME; END IF; RETURN NEW;
                END;
            $$;


--
-- Name: pgtrigger_itementry_is_insert_only_56ed3(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.pgtrigger_itementry_is_insert_only_56ed3() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    IF TRUE THEN RAISE EXCEPTION 'itementry_is_insert_only' USING ERRCODE = 'check_violation', CONSTRAINT = 'itementry_is_insert_only', TABLE = TG_TABLE_NAME; END IF; IF TG_OP = 'DELETE' THEN RETURN OLD; END IF; RETURN NEW;
                END;
            $$;


--
-- Name: pgtrigger_itementry_moment_186ae(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.pgtrigger_itementry_moment_186ae() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    IF FALSE THEN RAISE EXCEPTION 'itementry_moment' USING ERRCODE = 'check_violation', CONSTRAINT = 'itementry_moment', TABLE = TG_TABLE_NAME; END IF; NEW.at := public.policy_now(); RETURN NEW;
                END;
            $$;


--
-- Name: pgtrigger_letter_is_insert_only_25d19(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.pgtrigger_letter_is_insert_only_25d19() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    IF TRUE THEN RAISE EXCEPTION 'letter_is_insert_only' USING ERRCODE = 'check_violation', CONSTRAINT = 'letter_is_insert_only', TABLE = TG_TABLE_NAME; END IF; IF TG_OP = 'DELETE' THEN RETURN OLD; END IF; RETURN NEW;
                END;
            $$;


--
-- Name: pgtrigger_letter_moment_4e661(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.pgtrigger_letter_moment_4e661() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    IF FALSE THEN RAISE EXCEPTION 'letter_moment' USING ERRCODE = 'check_violation', CONSTRAINT = 'letter_moment', TABLE = TG_TABLE_NAME; END IF; NEW.issued_at := public.policy_now(); NEW.issued_on := public.policy_today(); RETURN NEW;
                END;
            $$;


--
-- Name: pgtrigger_measure_after_hearing_295de(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.pgtrigger_measure_after_hearing_295de() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    IF (TG_OP = 'INSERT' OR (NEW.status = 'endorsed' AND (TG_OP = 'INSERT' OR OLD.status <> 'endorsed')) OR (NEW.status = 'in_force' AND (TG_OP = 'INSERT' OR OLD.status <> 'in_force'))) THEN PERFORM 1 FROM public.conduct_incident WHERE id = NEW.incident_id FOR SHARE; END IF; IF current_setting('transaction_isolation') <> 'read committed' OR ((TG_OP = 'INSERT' OR (NEW.status = 'endorsed' AND (TG_OP = 'INSERT' OR OLD.status <> 'endorsed')) OR (NEW.status = 'in_force' AND (TG_OP = 'INSERT' OR OLD.status <> 'in_force'))) AND NOT NEW.is_precaution AND NOT EXISTS (SELECT 1 FROM public.conduct_hearing h WHERE h.incident_id = NEW.incident_id)) THEN RAISE EXCEPTION 'measure_after_hearing' USING ERRCODE = 'check_violation', CONSTRAINT = 'measure_after_hearing', TABLE = TG_TABLE_NAME; END IF; RETURN NEW;
                END;
            $$;


--
-- Name: pgtrigger_measure_decided_by_uninvolved_c5bed(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.pgtrigger_measure_decided_by_uninvolved_c5bed() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    IF current_setting('transaction_isolation') <> 'read committed' OR ((NEW.decided_by_id IS NOT NULL AND EXISTS ( SELECT 1 FROM public.conduct_incident i JOIN public.beneficiaries_person q ON q.id = i.person_id WHERE i.id = NEW.incident_id AND ( NEW.decided_by_id = i.reported_by_id OR NEW.decided_by_id = i.victim_id OR NEW.decided_by_id = i.about_staff_id OR EXISTS ( SELECT 1 FROM public.beneficiaries_person p WHERE (p.account_id = NEW.decided_by_id OR p.mobile = ( SELECT u.mobile FROM public.accounts_user u WHERE u.id = NEW.decided_by_id)) AND (p.id = q.id OR p.household_id = q.household_id))))) OR (NEW.second_decided_by_id IS NOT NULL AND EXISTS ( SELECT 1 FROM public.conduct_incident i JOIN public.beneficiaries_person q ON q.id = i.person_id WHERE i.id = NEW.incident_id AND ( NEW.second_decided_by_id = i.reported_by_id OR NEW.second_decided_by_id = i.victim_id OR NEW.second_decided_by_id = i.about_staff_id OR EXISTS ( SELECT 1 FROM public.beneficiaries_person p WHERE (p.account_id = NEW.second_decided_by_id OR p.mobile = ( SELECT u.mobile FROM public.accounts_user u WHERE u.id = NEW.second_decided_by_id)) AND (p.id = q.id OR p.household_id = q.household_id)))))) THEN RAISE EXCEPTION 'measure_decided_by_uninvolved' USING ERRCODE = 'check_violation', CONSTRAINT = 'measure_decided_by_uninvolved', TABLE = TG_TABLE_NAME; END IF; RETURN NEW;
                END;
            $$;


--
-- Name: pgtrigger_measure_end_lies_ahead_d6a8f(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.pgtrigger_measure_end_lies_ahead_d6a8f() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    IF current_setting('transaction_isolation') <> 'read committed' OR (NEW.until <= public.policy_today()) THEN RAISE EXCEPTION 'measure_end_lies_ahead' USING ERRCODE = 'check_violation', CONSTRAINT = 'measure_end_lies_ahead', TABLE = TG_TABLE_NAME; END IF; RETURN NEW;
                END;
            $$;


--
-- Name: pgtrigger_measure_expires_in_its_time_33ba3(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.pgtrigger_measure_expires_in_its_time_33ba3() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    IF current_setting('transaction_isolation') <> 'read committed' OR (NEW.status = 'expired' AND (TG_OP = 'INSERT' OR OLD.status <> 'expired') AND NOT coalesce( NEW.until < public.policy_today(), FALSE) AND NOT (NEW.is_precaution AND EXISTS (SELECT 1 FROM public.conduct_incident i WHERE i.id = NEW.incident_id AND i.status IN ('decided', 'closed')))) THEN RAISE EXCEPTION 'measure_expires_in_its_time' USING ERRCODE = 'check_violation', CONSTRAINT = 'measure_expires_in_its_time', TABLE = TG_TABLE_NAME; END IF; RETURN NEW;
                END;
            $$;


--
-- Name: pgtrigger_measure_in_an_open_case_78a27(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.pgtrigger_measure_in_an_open_case_78a27() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    PERFORM 1 FROM public.conduct_incident WHERE id = NEW.incident_id FOR SHARE; IF current_setting('transaction_isolation') <> 'read committed' OR (NOT EXISTS (SELECT 1 FROM public.conduct_incident i WHERE i.id = NEW.incident_id AND i.direction = 'by_beneficiary' AND i.status <> 'closed')) THEN RAISE EXCEPTION 'measure_in_an_open_case' USING ERRCODE = 'check_violation', CONSTRAINT = 'measure_in_an_open_case', TABLE = TG_TABLE_NAME; END IF; RETURN NEW;
                END;
            $$;


--
-- Name: pgtrigger_measure_in_force_by_its_letter_c5116(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.pgtrigger_measure_in_force_by_its_letter_c5116() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    IF current_setting('transaction_isolation') <> 'read committed' OR (NEW.status = 'in_force' AND (TG_OP = 'INSERT' OR OLD.status <> 'in_force') AND NEW.kind <> 'oral' AND NOT EXISTS ( SELECT 1 FROM public.letters_letter l JOIN public.conduct_incident i ON i.id = NEW.incident_id WHERE l.id = NEW.letter_id AND l.about_kind = 'conduct.measure' AND l.about_id = NEW.id AND (NEW.kind = 'report' OR l.person_id = i.person_id))) THEN RAISE EXCEPTION 'measure_in_force_by_its_letter' USING ERRCODE = 'check_violation', CONSTRAINT = 'measure_in_force_by_its_letter', TABLE = TG_TABLE_NAME; END IF; RETURN NEW;
                END;
            $$;


--
-- Name: pgtrigger_measure_keeps_its_terms_e8f09(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.pgtrigger_measure_keeps_its_terms_e8f09() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    IF (OLD.id IS NOT NULL AND NEW.id IS DISTINCT FROM OLD.id) OR (OLD.incident_id IS NOT NULL AND NEW.incident_id IS DISTINCT FROM OLD.incident_id) OR (OLD.key IS NOT NULL AND NEW.key IS DISTINCT FROM OLD.key) OR (OLD.kind IS NOT NULL AND NEW.kind IS DISTINCT FROM OLD.kind) OR (OLD.is_precaution IS NOT NULL AND NEW.is_precaution IS DISTINCT FROM OLD.is_precaution) OR (OLD.reasons IS NOT NULL AND NEW.reasons IS DISTINCT FROM OLD.reasons) OR (OLD.programmes IS NOT NULL AND NEW.programmes IS DISTINCT FROM OLD.programmes) OR (OLD.to_correct IS NOT NULL AND NEW.to_correct IS DISTINCT FROM OLD.to_correct) OR (OLD.until IS NOT NULL AND NEW.until IS DISTINCT FROM OLD.until) OR (OLD.authority IS NOT NULL AND NEW.authority IS DISTINCT FROM OLD.authority) OR (OLD.legal_basis IS NOT NULL AND NEW.legal_basis IS DISTINCT FROM OLD.legal_basis) OR (OLD.proposed_by_id IS NOT NULL AND NEW.proposed_by_id IS DISTINCT FROM OLD.proposed_by_id) OR (OLD.decided_by_id IS NOT NULL AND NEW.decided_by_id IS DISTINCT FROM OLD.decided_by_id) OR (OLD.second_decided_by_id IS NOT NULL AND NEW.second_decided_by_id IS DISTINCT FROM OLD.second_decided_by_id) OR (OLD.letter_id IS NOT NULL AND NEW.letter_id IS DISTINCT FROM OLD.letter_id) OR (OLD.lifting_letter_id IS NOT NULL AND NEW.lifting_letter_id IS DISTINCT FROM OLD.lifting_letter_id) THEN RAISE EXCEPTION 'measure_keeps_its_terms' USING ERRCODE = 'check_violation', CONSTRAINT = 'measure_keeps_its_terms', TABLE = TG_TABLE_NAME; END IF; RETURN NEW;
                END;
            $$;


--
-- Name: pgtrigger_measure_life_06501(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.pgtrigger_measure_life_06501() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    IF (TG_OP = 'INSERT' AND NEW.status NOT IN ('proposed')) OR (TG_OP = 'UPDATE' AND (NEW.id <> OLD.id OR NEW.status IS DISTINCT FROM OLD.status AND (OLD.status, NEW.status) NOT IN (('endorsed', 'declined'), ('endorsed', 'in_force'), ('expired', 'overturned'), ('in_force', 'expired'), ('in_force', 'lifted'), ('in_force', 'overturned'), ('lifted', 'overturned'), ('proposed', 'declined'), ('proposed', 'endorsed'), ('proposed', 'in_force'), ('proposed', 'withdrawn')))) THEN RAISE EXCEPTION 'measure_life' USING ERRCODE = 'check_violation', CONSTRAINT = 'measure_life', TABLE = TG_TABLE_NAME; END IF; RETURN NEW;
                END;
            $$;


--
-- Name: pgtrigger_measure_lifted_on_correction_c473a(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.pgtrigger_measure_lifted_on_correction_c473a() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    IF current_setting('transaction_isolation') <> 'read committed' OR (NEW.status = 'lifted' AND (TG_OP = 'INSERT' OR OLD.status <> 'lifted') AND (NEW.kind <> 'suspension' OR NOT EXISTS ( SELECT 1 FROM public.conduct_correction c WHERE c.measure_id = NEW.id))) THEN RAISE EXCEPTION 'measure_lifted_on_correction' USING ERRCODE = 'check_violation', CONSTRAINT = 'measure_lifted_on_correction', TABLE = TG_TABLE_NAME; END IF; RETURN NEW;
                END;
            $$;


--
-- Name: pgtrigger_measure_overturned_on_objection_8481d(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.pgtrigger_measure_overturned_on_objection_8481d() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    IF current_setting('transaction_isolation') <> 'read committed' OR (NEW.status = 'overturned' AND (TG_OP = 'INSERT' OR OLD.status <> 'overturned') AND NOT EXISTS ( SELECT 1 FROM public.conduct_objection o WHERE o.measure_id = NEW.id AND o.outcome = 'upheld')) THEN RAISE EXCEPTION 'measure_overturned_on_objection' USING ERRCODE = 'check_violation', CONSTRAINT = 'measure_overturned_on_objection', TABLE = TG_TABLE_NAME; END IF; RETURN NEW;
                END;
            $$;


--
-- Name: pgtrigger_measure_precaution_in_danger_4d7d6(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.pgtrigger_measure_precaution_in_danger_4d7d6() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    IF (TG_OP = 'INSERT' OR (NEW.status = 'endorsed' AND (TG_OP = 'INSERT' OR OLD.status <> 'endorsed')) OR (NEW.status = 'in_force' AND (TG_OP = 'INSERT' OR OLD.status <> 'in_force'))) THEN PERFORM 1 FROM public.conduct_incident WHERE id = NEW.incident_id FOR SHARE; END IF; IF current_setting('transaction_isolation') <> 'read committed' OR ((TG_OP = 'INSERT' OR (NEW.status = 'endorsed' AND (TG_OP = 'INSERT' OR OLD.status <> 'endorsed')) OR (NEW.status = 'in_force' AND (TG_OP = 'INSERT' OR OLD.status <> 'in_force'))) AND NEW.is_precaution AND NOT ( NEW.kind IN ('suspension', 'report') AND EXISTS (SELECT 1 FROM public.conduct_incident i WHERE i.id = NEW.incident_id AND i.is_danger AND i.status IN ('reported', 'heard')))) THEN RAISE EXCEPTION 'measure_precaution_in_danger' USING ERRCODE = 'check_violation', CONSTRAINT = 'measure_precaution_in_danger', TABLE = TG_TABLE_NAME; END IF; RETURN NEW;
                END;
            $$;


--
-- Name: pgtrigger_measure_proposed_by_another_1216c(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.pgtrigger_measure_proposed_by_another_1216c() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    IF current_setting('transaction_isolation') <> 'read committed' OR (EXISTS ( SELECT 1 FROM public.conduct_incident i JOIN public.beneficiaries_person q ON q.id = i.person_id WHERE i.id = NEW.incident_id AND ( NEW.proposed_by_id = i.reported_by_id OR NEW.proposed_by_id = i.victim_id OR NEW.proposed_by_id = i.about_staff_id OR EXISTS ( SELECT 1 FROM public.beneficiaries_person p WHERE (p.account_id = NEW.proposed_by_id OR p.mobile = ( SELECT u.mobile FROM public.accounts_user u WHERE u.id = NEW.proposed_by_id)) AND (p.id = q.id OR p.household_id = q.household_id))))) THEN RAISE EXCEPTION 'measure_proposed_by_another' USING ERRCODE = 'check_violation', CONSTRAINT = 'measure_proposed_by_another', TABLE = TG_TABLE_NAME; END IF; RETURN NEW;
                END;
            $$;


--
-- Name: pgtrigger_measure_restricts_b7c77(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.pgtrigger_measure_restricts_b7c77() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    IF FALSE THEN RAISE EXCEPTION 'measure_restricts' USING ERRCODE = 'check_violation', CONSTRAINT = 'measure_restricts', TABLE = TG_TABLE_NAME; END IF; IF NEW.status = 'in_force' AND OLD.status <> 'in_force' THEN INSERT INTO public.beneficiaries_restriction (person_id, kind, programmes, to_correct, measure_id, since) SELECT i.person_id, NEW.kind, NEW.programmes, NEW.to_correct, NEW.id, public.policy_now() FROM public.conduct_incident i WHERE i.id = NEW.incident_id; ELSIF OLD.status = 'in_force' AND NEW.status <> 'in_force' THEN UPDATE public.beneficiaries_restriction SET lifted_at = public.policy_now() WHERE measure_id = NEW.id AND lifted_at IS NULL; END IF; RETURN NEW;
                END;
            $$;


--
-- Name: pgtrigger_measure_termination_on_repetition_ea277(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.pgtrigger_measure_termination_on_repetition_ea277() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    IF (TG_OP = 'INSERT' OR (NEW.status = 'endorsed' AND (TG_OP = 'INSERT' OR OLD.status <> 'endorsed')) OR (NEW.status = 'in_force' AND (TG_OP = 'INSERT' OR OLD.status <> 'in_force'))) THEN PERFORM 1 FROM public.conduct_incident WHERE id = NEW.incident_id FOR SHARE; PERFORM 1 FROM public.conduct_measure m JOIN public.conduct_incident earlier ON earlier.id = m.incident_id JOIN public.conduct_incident this ON this.id = NEW.incident_id JOIN public.policy_policyversion v ON v.id = this.policy_version_id WHERE earlier.person_id = this.person_id AND earlier.id <> this.id AND NOT m.is_precaution AND m.kind <> 'report' AND m.status IN ('in_force', 'lifted', 'expired') AND m.in_force_at < this.reported_at AND (m.in_force_at AT TIME ZONE 'Asia/Riyadh')::date <= this.happened_on AND m.in_force_at >= this.reported_at - make_interval(months => v.breach_lookback_months) FOR SHARE OF m; END IF; IF current_setting('transaction_isolation') <> 'read committed' OR ((TG_OP = 'INSERT' OR (NEW.status = 'endorsed' AND (TG_OP = 'INSERT' OR OLD.status <> 'endorsed')) OR (NEW.status = 'in_force' AND (TG_OP = 'INSERT' OR OLD.status <> 'in_force'))) AND NEW.kind = 'termination' AND NOT EXISTS (SELECT 1 FROM public.conduct_incident i WHERE i.id = NEW.incident_id AND i.degree = 'grave') AND NOT EXISTS (SELECT 1 FROM public.conduct_measure m JOIN public.conduct_incident earlier ON earlier.id = m.incident_id JOIN public.conduct_incident this ON this.id = NEW.incident_id JOIN public.policy_policyversion v ON v.id = this.policy_version_id WHERE earlier.person_id = this.person_id AND earlier.id <> this.id AND NOT m.is_precaution AND m.kind <> 'report' AND m.status IN ('in_force', 'lifted', 'expired') AND m.in_force_at < this.reported_at AND (m.in_force_at AT TIME ZONE 'Asia/Riyadh')::date <= this.happened_on AND m.in_force_at >= this.reported_at - make_interval(months => v.breach_lookback_months))) THEN RAISE EXCEPTION 'measure_termination_on_repetition' USING ERRCODE = 'check_violation', CONSTRAINT = 'measure_termination_on_repetition', TABLE = TG_TABLE_NAME; END IF; RETURN NEW;
                END;
            $$;


--
-- Name: pgtrigger_measure_z_moments_35c0d(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.pgtrigger_measure_z_moments_35c0d() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    IF FALSE THEN RAISE EXCEPTION 'measure_z_moments' USING ERRCODE = 'check_violation', CONSTRAINT = 'measure_z_moments', TABLE = TG_TABLE_NAME; END IF; IF TG_OP = 'INSERT' THEN NEW.proposed_at := public.policy_now(); NEW.decided_at := NULL; NEW.in_force_at := NULL; NEW.ended_at := NULL; NEW.objection_until := NULL; NEW.hearing_until := NULL; ELSE NEW.proposed_at := OLD.proposed_at; NEW.decided_at := OLD.decided_at; NEW.in_force_at := OLD.in_force_at; NEW.ended_at := OLD.ended_at; NEW.objection_until := OLD.objection_until; NEW.hearing_until := OLD.hearing_until; IF OLD.decided_by_id IS NULL AND NEW.decided_by_id IS NOT NULL THEN NEW.decided_at := public.policy_now(); END IF; IF NEW.status = 'in_force' AND (TG_OP = 'INSERT' OR OLD.status <> 'in_force') THEN NEW.in_force_at := public.policy_now(); SELECT public.policy_today() + v.objection_days, CASE WHEN NEW.is_precaution THEN public.policy_today() + v.hearing_days END INTO NEW.objection_until, NEW.hearing_until FROM public.conduct_incident i JOIN public.policy_policyversion v ON v.id = i.policy_version_id WHERE i.id = NEW.incident_id; ELSIF OLD.status = 'in_force' AND NEW.status <> 'in_force' THEN NEW.ended_at := public.policy_now(); END IF; END IF; RETURN NEW;
                END;
            $$;


--
-- Name: pgtrigger_message_is_kept_e13aa(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.pgtrigger_message_is_kept_e13aa() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    IF (to_jsonb(NEW) - 'read_at') <> (to_jsonb(OLD) - 'read_at') THEN RAISE EXCEPTION 'message_is_kept' USING ERRCODE = 'check_violation', CONSTRAINT = 'message_is_kept', TABLE = TG_TABLE_NAME; END IF; RETURN NEW;
                END;
            $$;


--
-- Name: pgtrigger_message_moment_25b7c(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.pgtrigger_message_moment_25b7c() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    IF FALSE THEN RAISE EXCEPTION 'message_moment' USING ERRCODE = 'check_violation', CONSTRAINT = 'message_moment', TABLE = TG_TABLE_NAME; END IF; NEW.created_at := public.policy_now(); RETURN NEW;
                END;
            $$;


--
-- Name: pgtrigger_notice_is_insert_only_74850(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.pgtrigger_notice_is_insert_only_74850() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    IF TRUE THEN RAISE EXCEPTION 'notice_is_insert_only' USING ERRCODE = 'check_violation', CONSTRAINT = 'notice_is_insert_only', TABLE = TG_TABLE_NAME; END IF; IF TG_OP = 'DELETE' THEN RETURN OLD; END IF; RETURN NEW;
                END;
            $$;


--
-- Name: pgtrigger_notice_moment_3a651(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.pgtrigger_notice_moment_3a651() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    IF FALSE THEN RAISE EXCEPTION 'notice_moment' USING ERRCODE = 'check_violation', CONSTRAINT = 'notice_moment', TABLE = TG_TABLE_NAME; END IF; NEW.at := public.policy_now(); NEW.day := public.policy_today(); RETURN NEW;
                END;
            $$;


--
-- Name: pgtrigger_objection_answer_stands_0442a(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.pgtrigger_objection_answer_stands_0442a() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    IF OLD.status <> 'filed' AND NEW.answer IS DISTINCT FROM OLD.answer THEN RAISE EXCEPTION 'objection_answer_stands' USING ERRCODE = 'check_violation', CONSTRAINT = 'objection_answer_stands', TABLE = TG_TABLE_NAME; END IF; RETURN NEW;
                END;
            $$;


--
-- Name: pgtrigger_objection_answered_once_f1b26(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.pgtrigger_objection_answered_once_f1b26() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    IF (TG_OP = 'INSERT' AND NEW.outcome <> 'pending') OR (TG_OP = 'UPDATE' AND OLD.outcome <> 'pending' AND (NEW.outcome, NEW.reasons) IS DISTINCT FROM (OLD.outcome, OLD.reasons)) THEN RAISE EXCEPTION 'objection_answered_once' USING ERRCODE = 'check_violation', CONSTRAINT = 'objection_answered_once', TABLE = TG_TABLE_NAME; END IF; IF TG_OP = 'INSERT' THEN NEW.heard_at := NULL; ELSIF OLD.outcome = 'pending' AND NEW.outcome <> 'pending' THEN NEW.heard_at := public.policy_now(); ELSE NEW.heard_at := OLD.heard_at; END IF; RETURN NEW;
                END;
            $$;


--
-- Name: pgtrigger_objection_heard_by_another_9001a(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.pgtrigger_objection_heard_by_another_9001a() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    IF current_setting('transaction_isolation') <> 'read committed' OR (NEW.heard_by_id IS NOT NULL AND ( NEW.heard_by_id = NEW.entered_by_id OR EXISTS ( SELECT 1 FROM public.conduct_measure m JOIN public.conduct_incident i ON i.id = m.incident_id WHERE m.id = NEW.measure_id AND ( NEW.heard_by_id IN (m.proposed_by_id, m.decided_by_id, m.second_decided_by_id, i.assessed_by_id) OR EXISTS ( SELECT 1 FROM public.conduct_hearing h WHERE h.incident_id = i.id AND h.heard_by_id = NEW.heard_by_id))) OR EXISTS ( SELECT 1 FROM public.conduct_incident i JOIN public.beneficiaries_person q ON q.id = i.person_id WHERE i.id = (SELECT m.incident_id FROM public.conduct_measure m WHERE m.id = NEW.measure_id) AND ( NEW.heard_by_id = i.reported_by_id OR NEW.heard_by_id = i.victim_id OR NEW.heard_by_id = i.about_staff_id OR EXISTS ( SELECT 1 FROM public.beneficiaries_person p WHERE (p.account_id = NEW.heard_by_id OR p.mobile = ( SELECT u.mobile FROM public.accounts_user u WHERE u.id = NEW.heard_by_id)) AND (p.id = q.id OR p.household_id = q.household_id)))))) THEN RAISE EXCEPTION 'objection_heard_by_another' USING ERRCODE = 'check_violation', CONSTRAINT = 'objection_heard_by_another', TABLE = TG_TABLE_NAME; END IF; RETURN NEW;
                END;
            $$;


--
-- Name: pgtrigger_objection_heard_by_others_c00db(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.pgtrigger_objection_heard_by_others_c00db() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    IF current_setting('transaction_isolation') <> 'read committed' OR (NEW.heard_by_id IS NOT NULL AND EXISTS ( SELECT 1 FROM public.requests_app_decision d JOIN public.requests_app_supportrequest r ON r.id = d.support_request_id WHERE d.id = NEW.decision_id AND (d.by_id = NEW.heard_by_id OR EXISTS (SELECT 1 FROM public.requests_app_vote v WHERE v.item_id = d.item_id AND v.member_id = NEW.heard_by_id) OR EXISTS (SELECT 1 FROM public.requests_app_study t WHERE t.support_request_id = r.id AND t.researcher_id = NEW.heard_by_id) OR EXISTS (SELECT 1 FROM public.beneficiaries_person p WHERE (p.account_id = NEW.heard_by_id OR p.mobile = ( SELECT u.mobile FROM public.accounts_user u WHERE u.id = NEW.heard_by_id)) AND ( p.id = r.person_id OR p.household_id = r.household_id OR EXISTS (SELECT 1 FROM public.beneficiaries_guardianship g WHERE g.ended_on IS NULL AND (g.ward_id, g.guardian_id) IN ((p.id, r.person_id), (r.person_id, p.id)))))))) THEN RAISE EXCEPTION 'objection_heard_by_others' USING ERRCODE = 'check_violation', CONSTRAINT = 'objection_heard_by_others', TABLE = TG_TABLE_NAME; END IF; RETURN NEW;
                END;
            $$;


--
-- Name: pgtrigger_objection_in_time_5da06(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.pgtrigger_objection_in_time_5da06() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    PERFORM 1 FROM public.conduct_measure WHERE id = NEW.measure_id FOR SHARE; IF current_setting('transaction_isolation') <> 'read committed' OR (NOT EXISTS (SELECT 1 FROM public.conduct_measure m WHERE m.id = NEW.measure_id AND m.status IN ('in_force', 'lifted', 'expired') AND m.objection_until >= public.policy_today())) THEN RAISE EXCEPTION 'objection_in_time' USING ERRCODE = 'check_violation', CONSTRAINT = 'objection_in_time', TABLE = TG_TABLE_NAME; END IF; RETURN NEW;
                END;
            $$;


--
-- Name: pgtrigger_objection_in_time_67206(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.pgtrigger_objection_in_time_67206() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    IF current_setting('transaction_isolation') <> 'read committed' OR (NOT EXISTS (SELECT 1 FROM public.requests_app_decision d JOIN public.letters_letter l ON l.id = d.letter_id JOIN public.requests_app_supportrequest r ON r.id = d.support_request_id JOIN public.policy_policyversion v ON v.id = r.policy_version_id WHERE d.id = NEW.decision_id AND d.outcome IN ('rejected', 'part') AND r.person_id = NEW.person_id AND public.policy_today() <= l.issued_on + v.objection_days::int)) THEN RAISE EXCEPTION 'objection_in_time' USING ERRCODE = 'check_violation', CONSTRAINT = 'objection_in_time', TABLE = TG_TABLE_NAME; END IF; RETURN NEW;
                END;
            $$;


--
-- Name: pgtrigger_objection_keeps_its_words_33790(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.pgtrigger_objection_keeps_its_words_33790() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    IF (OLD.id IS NOT NULL AND NEW.id IS DISTINCT FROM OLD.id) OR (OLD.measure_id IS NOT NULL AND NEW.measure_id IS DISTINCT FROM OLD.measure_id) OR (OLD.key IS NOT NULL AND NEW.key IS DISTINCT FROM OLD.key) OR (OLD.words IS NOT NULL AND NEW.words IS DISTINCT FROM OLD.words) OR (OLD.entered_by_id IS NOT NULL AND NEW.entered_by_id IS DISTINCT FROM OLD.entered_by_id) OR (OLD.entered_at IS NOT NULL AND NEW.entered_at IS DISTINCT FROM OLD.entered_at) OR (OLD.heard_by_id IS NOT NULL AND NEW.heard_by_id IS DISTINCT FROM OLD.heard_by_id) OR (OLD.letter_id IS NOT NULL AND NEW.letter_id IS DISTINCT FROM OLD.letter_id) THEN RAISE EXCEPTION 'objection_keeps_its_words' USING ERRCODE = 'check_violation', CONSTRAINT = 'objection_keeps_its_words', TABLE = TG_TABLE_NAME; END IF; RETURN NEW;
                END;
            $$;


--
-- Name: pgtrigger_objection_keeps_its_words_ae228(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.pgtrigger_objection_keeps_its_words_ae228() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    IF (OLD.id IS NOT NULL AND NEW.id IS DISTINCT FROM OLD.id) OR (OLD.decision_id IS NOT NULL AND NEW.decision_id IS DISTINCT FROM OLD.decision_id) OR (OLD.person_id IS NOT NULL AND NEW.person_id IS DISTINCT FROM OLD.person_id) OR (OLD.words IS NOT NULL AND NEW.words IS DISTINCT FROM OLD.words) OR (OLD.at IS NOT NULL AND NEW.at IS DISTINCT FROM OLD.at) OR (OLD.day IS NOT NULL AND NEW.day IS DISTINCT FROM OLD.day) OR (OLD.heard_by_id IS NOT NULL AND NEW.heard_by_id IS DISTINCT FROM OLD.heard_by_id) THEN RAISE EXCEPTION 'objection_keeps_its_words' USING ERRCODE = 'check_violation', CONSTRAINT = 'objection_keeps_its_words', TABLE = TG_TABLE_NAME; END IF; RETURN NEW;
                END;
            $$;


--
-- Name: pgtrigger_objection_life_133f9(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.pgtrigger_objection_life_133f9() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    IF (TG_OP = 'INSERT' AND NEW.status NOT IN ('filed')) OR (TG_OP = 'UPDATE' AND (NEW.id <> OLD.id OR NEW.status IS DISTINCT FROM OLD.status AND (OLD.status, NEW.status) NOT IN (('filed', 'dismissed'), ('filed', 'upheld')))) THEN RAISE EXCEPTION 'objection_life' USING ERRCODE = 'check_violation', CONSTRAINT = 'objection_life', TABLE = TG_TABLE_NAME; END IF; RETURN NEW;
                END;
            $$;


--
-- Name: pgtrigger_objection_moment_dc790(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.pgtrigger_objection_moment_dc790() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    IF FALSE THEN RAISE EXCEPTION 'objection_moment' USING ERRCODE = 'check_violation', CONSTRAINT = 'objection_moment', TABLE = TG_TABLE_NAME; END IF; NEW.entered_at := public.policy_now(); RETURN NEW;
                END;
            $$;


--
-- Name: pgtrigger_objection_z_moment_08e3b(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.pgtrigger_objection_z_moment_08e3b() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    IF FALSE THEN RAISE EXCEPTION 'objection_z_moment' USING ERRCODE = 'check_violation', CONSTRAINT = 'objection_z_moment', TABLE = TG_TABLE_NAME; END IF; IF TG_OP = 'INSERT' THEN NEW.at := public.policy_now(); NEW.day := public.policy_today(); NEW.heard_at := NULL; ELSIF NEW.status <> 'filed' AND OLD.status = 'filed' THEN NEW.heard_at := public.policy_now(); ELSE NEW.heard_at := OLD.heard_at; END IF; RETURN NEW;
                END;
            $$;


--
-- Name: pgtrigger_objectionentry_is_insert_only_29a14(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.pgtrigger_objectionentry_is_insert_only_29a14() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    IF TRUE THEN RAISE EXCEPTION 'objectionentry_is_insert_only' USING ERRCODE = 'check_violation', CONSTRAINT = 'objectionentry_is_insert_only', TABLE = TG_TABLE_NAME; END IF; IF TG_OP = 'DELETE' THEN RETURN OLD; END IF; RETURN NEW;
                END;
            $$;


--
-- Name: pgtrigger_objectionentry_moment_0a885(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.pgtrigger_objectionentry_moment_0a885() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    IF FALSE THEN RAISE EXCEPTION 'objectionentry_moment' USING ERRCODE = 'check_violation', CONSTRAINT = 'objectionentry_moment', TABLE = TG_TABLE_NAME; END IF; NEW.at := public.policy_now(); RETURN NEW;
                END;
            $$;


--
-- Name: pgtrigger_opening_is_insert_only_2c17b(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.pgtrigger_opening_is_insert_only_2c17b() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    IF TRUE THEN RAISE EXCEPTION 'opening_is_insert_only' USING ERRCODE = 'check_violation', CONSTRAINT = 'opening_is_insert_only', TABLE = TG_TABLE_NAME; END IF; IF TG_OP = 'DELETE' THEN RETURN OLD; END IF; RETURN NEW;
                END;
            $$;


--
-- Name: pgtrigger_opening_moment_736b7(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.pgtrigger_opening_moment_736b7() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    IF FALSE THEN RAISE EXCEPTION 'opening_moment' USING ERRCODE = 'check_violation', CONSTRAINT = 'opening_moment', TABLE = TG_TABLE_NAME; END IF; NEW.at := public.policy_now(); RETURN NEW;
                END;
            $$;


--
-- Name: pgtrigger_payee_before_registration_5aeb1(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.pgtrigger_payee_before_registration_5aeb1() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    PERFORM 1 FROM public.requests_app_supportrequest WHERE id = NEW.support_request_id FOR SHARE; IF current_setting('transaction_isolation') <> 'read committed' OR (NOT EXISTS (SELECT 1 FROM public.requests_app_supportrequest s WHERE s.id = NEW.support_request_id AND s.status IN ('accepted', 'lapsed', 'raised', 'returned', 'submitted', 'verified'))) THEN RAISE EXCEPTION 'payee_before_registration' USING ERRCODE = 'check_violation', CONSTRAINT = 'payee_before_registration', TABLE = TG_TABLE_NAME; END IF; NEW.noted_at := public.policy_now(); RETURN NEW;
                END;
            $$;


--
-- Name: pgtrigger_policyversion_keeps_its_key_b0ab1(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.pgtrigger_policyversion_keeps_its_key_b0ab1() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    IF (OLD.id IS NOT NULL AND NEW.id IS DISTINCT FROM OLD.id) THEN RAISE EXCEPTION 'policyversion_keeps_its_key' USING ERRCODE = 'check_violation', CONSTRAINT = 'policyversion_keeps_its_key', TABLE = TG_TABLE_NAME; END IF; RETURN NEW;
                END;
            $$;


--
-- Name: pgtrigger_programme_keeps_its_code_6e7c2(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.pgtrigger_programme_keeps_its_code_6e7c2() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    IF (OLD.id IS NOT NULL AND NEW.id IS DISTINCT FROM OLD.id) OR (OLD.code IS NOT NULL AND NEW.code IS DISTINCT FROM OLD.code) THEN RAISE EXCEPTION 'programme_keeps_its_code' USING ERRCODE = 'check_violation', CONSTRAINT = 'programme_keeps_its_code', TABLE = TG_TABLE_NAME; END IF; RETURN NEW;
                END;
            $$;


--
-- Name: pgtrigger_recusal_before_the_vote_ef46f(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.pgtrigger_recusal_before_the_vote_ef46f() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    PERFORM 1 FROM public.requests_app_sitting WHERE id = ( SELECT i.sitting_id FROM public.requests_app_agendaitem i WHERE i.id = NEW.item_id) FOR SHARE; IF current_setting('transaction_isolation') <> 'read committed' OR (EXISTS (SELECT 1 FROM public.requests_app_vote v WHERE v.item_id = NEW.item_id AND v.member_id = NEW.member_id)) THEN RAISE EXCEPTION 'recusal_before_the_vote' USING ERRCODE = 'check_violation', CONSTRAINT = 'recusal_before_the_vote', TABLE = TG_TABLE_NAME; END IF; RETURN NEW;
                END;
            $$;


--
-- Name: pgtrigger_recusal_in_a_living_sitting_254d9(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.pgtrigger_recusal_in_a_living_sitting_254d9() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    PERFORM 1 FROM public.requests_app_sitting WHERE id = ( SELECT i.sitting_id FROM public.requests_app_agendaitem i WHERE i.id = NEW.item_id) FOR SHARE; IF current_setting('transaction_isolation') <> 'read committed' OR (NOT EXISTS (SELECT 1 FROM public.requests_app_agendaitem i JOIN public.requests_app_sitting s ON s.id = i.sitting_id WHERE i.id = NEW.item_id AND i.status = 'listed' AND s.status IN ('planned', 'open'))) THEN RAISE EXCEPTION 'recusal_in_a_living_sitting' USING ERRCODE = 'check_violation', CONSTRAINT = 'recusal_in_a_living_sitting', TABLE = TG_TABLE_NAME; END IF; RETURN NEW;
                END;
            $$;


--
-- Name: pgtrigger_recusal_is_insert_only_b7f9a(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.pgtrigger_recusal_is_insert_only_b7f9a() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    IF TRUE THEN RAISE EXCEPTION 'recusal_is_insert_only' USING ERRCODE = 'check_violation', CONSTRAINT = 'recusal_is_insert_only', TABLE = TG_TABLE_NAME; END IF; IF TG_OP = 'DELETE' THEN RETURN OLD; END IF; RETURN NEW;
                END;
            $$;


--
-- Name: pgtrigger_recusal_moment_dcabc(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.pgtrigger_recusal_moment_dcabc() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    IF FALSE THEN RAISE EXCEPTION 'recusal_moment' USING ERRCODE = 'check_violation', CONSTRAINT = 'recusal_moment', TABLE = TG_TABLE_NAME; END IF; NEW.at := public.policy_now(); RETURN NEW;
                END;
            $$;


--
-- Name: pgtrigger_referral_answer_stands_5b481(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.pgtrigger_referral_answer_stands_5b481() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    IF TG_OP = 'UPDATE' AND OLD.status = 'answered' THEN RAISE EXCEPTION 'referral_answer_stands' USING ERRCODE = 'check_violation', CONSTRAINT = 'referral_answer_stands', TABLE = TG_TABLE_NAME; END IF; RETURN NEW;
                END;
            $$;


--
-- Name: pgtrigger_referral_keeps_its_origin_ca9ea(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.pgtrigger_referral_keeps_its_origin_ca9ea() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    IF (OLD.id IS NOT NULL AND NEW.id IS DISTINCT FROM OLD.id) OR (OLD.person_id IS NOT NULL AND NEW.person_id IS DISTINCT FROM OLD.person_id) OR (OLD.contact_id IS NOT NULL AND NEW.contact_id IS DISTINCT FROM OLD.contact_id) OR (OLD.question IS NOT NULL AND NEW.question IS DISTINCT FROM OLD.question) OR (OLD.asked_by_id IS NOT NULL AND NEW.asked_by_id IS DISTINCT FROM OLD.asked_by_id) OR (OLD.due_on IS NOT NULL AND NEW.due_on IS DISTINCT FROM OLD.due_on) OR (OLD.answered_by_id IS NOT NULL AND NEW.answered_by_id IS DISTINCT FROM OLD.answered_by_id) THEN RAISE EXCEPTION 'referral_keeps_its_origin' USING ERRCODE = 'check_violation', CONSTRAINT = 'referral_keeps_its_origin', TABLE = TG_TABLE_NAME; END IF; RETURN NEW;
                END;
            $$;


--
-- Name: pgtrigger_referral_life_66c02(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.pgtrigger_referral_life_66c02() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    IF (TG_OP = 'INSERT' AND NEW.status NOT IN ('asked')) OR (TG_OP = 'UPDATE' AND (NEW.id <> OLD.id OR NEW.status IS DISTINCT FROM OLD.status AND (OLD.status, NEW.status) NOT IN (('asked', 'answered')))) THEN RAISE EXCEPTION 'referral_life' USING ERRCODE = 'check_violation', CONSTRAINT = 'referral_life', TABLE = TG_TABLE_NAME; END IF; RETURN NEW;
                END;
            $$;


--
-- Name: pgtrigger_referral_z_times_9c99c(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.pgtrigger_referral_z_times_9c99c() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    IF FALSE THEN RAISE EXCEPTION 'referral_z_times' USING ERRCODE = 'check_violation', CONSTRAINT = 'referral_z_times', TABLE = TG_TABLE_NAME; END IF; IF TG_OP = 'INSERT' THEN NEW.asked_at := public.policy_now(); NEW.answered_at := NULL; ELSE NEW.asked_at := OLD.asked_at; NEW.answered_at := OLD.answered_at; IF NEW.status = 'answered' AND OLD.status <> 'answered' THEN NEW.answered_at := public.policy_now(); END IF; END IF; RETURN NEW;
                END;
            $$;


--
-- Name: pgtrigger_referralentry_is_insert_only_60b29(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.pgtrigger_referralentry_is_insert_only_60b29() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    IF TRUE THEN RAISE EXCEPTION 'referralentry_is_insert_only' USING ERRCODE = 'check_violation', CONSTRAINT = 'referralentry_is_insert_only', TABLE = TG_TABLE_NAME; END IF; IF TG_OP = 'DELETE' THEN RETURN OLD; END IF; RETURN NEW;
                END;
            $$;


--
-- Name: pgtrigger_referralentry_moment_0a64c(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.pgtrigger_referralentry_moment_0a64c() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    IF FALSE THEN RAISE EXCEPTION 'referralentry_moment' USING ERRCODE = 'check_violation', CONSTRAINT = 'referralentry_moment', TABLE = TG_TABLE_NAME; END IF; NEW.at := public.policy_now(); RETURN NEW;
                END;
            $$;


--
-- Name: pgtrigger_restriction_lifted_with_its_measure_d0443(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.pgtrigger_restriction_lifted_with_its_measure_d0443() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    IF current_setting('transaction_isolation') <> 'read committed' OR (TG_OP = 'UPDATE' AND NEW.lifted_at IS NOT NULL AND OLD.lifted_at IS NULL AND EXISTS ( SELECT 1 FROM public.conduct_measure m WHERE m.id = NEW.measure_id AND m.status = 'in_force')) THEN RAISE EXCEPTION 'restriction_lifted_with_its_measure' USING ERRCODE = 'check_violation', CONSTRAINT = 'restriction_lifted_with_its_measure', TABLE = TG_TABLE_NAME; END IF; RETURN NEW;
                END;
            $$;


--
-- Name: pgtrigger_restriction_stands_on_a_measure_c3bf1(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.pgtrigger_restriction_stands_on_a_measure_c3bf1() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    PERFORM 1 FROM public.beneficiaries_person WHERE id = NEW.person_id FOR UPDATE; IF current_setting('transaction_isolation') <> 'read committed' OR (TG_OP = 'INSERT' AND NOT EXISTS ( SELECT 1 FROM public.conduct_measure m JOIN public.conduct_incident i ON i.id = m.incident_id WHERE m.id = NEW.measure_id AND m.status = 'in_force' AND i.person_id = NEW.person_id)) THEN RAISE EXCEPTION 'restriction_stands_on_a_measure' USING ERRCODE = 'check_violation', CONSTRAINT = 'restriction_stands_on_a_measure', TABLE = TG_TABLE_NAME; END IF; RETURN NEW;
                END;
            $$;


--
-- Name: pgtrigger_restriction_stays_as_decided_fd531(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.pgtrigger_restriction_stays_as_decided_fd531() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    IF (OLD.id IS NOT NULL AND NEW.id IS DISTINCT FROM OLD.id) OR (OLD.person_id IS NOT NULL AND NEW.person_id IS DISTINCT FROM OLD.person_id) OR (OLD.kind IS NOT NULL AND NEW.kind IS DISTINCT FROM OLD.kind) OR (OLD.programmes IS NOT NULL AND NEW.programmes IS DISTINCT FROM OLD.programmes) OR (OLD.measure_id IS NOT NULL AND NEW.measure_id IS DISTINCT FROM OLD.measure_id) OR (OLD.since IS NOT NULL AND NEW.since IS DISTINCT FROM OLD.since) OR (OLD.lifted_at IS NOT NULL AND NEW.lifted_at IS DISTINCT FROM OLD.lifted_at) THEN RAISE EXCEPTION 'restriction_stays_as_decided' USING ERRCODE = 'check_violation', CONSTRAINT = 'restriction_stays_as_decided', TABLE = TG_TABLE_NAME; END IF; RETURN NEW;
                END;
            $$;


--
-- Name: pgtrigger_signingcode_keeps_what_it_signs_c9ac2(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.pgtrigger_signingcode_keeps_what_it_signs_c9ac2() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    IF (OLD.id IS NOT NULL AND NEW.id IS DISTINCT FROM OLD.id) OR (OLD.support_request_id IS NOT NULL AND NEW.support_request_id IS DISTINCT FROM OLD.support_request_id) OR (OLD.mobile IS NOT NULL AND NEW.mobile IS DISTINCT FROM OLD.mobile) OR (OLD.digest IS NOT NULL AND NEW.digest IS DISTINCT FROM OLD.digest) OR (OLD.hashed IS NOT NULL AND NEW.hashed IS DISTINCT FROM OLD.hashed) OR (OLD.confirmed_at IS NOT NULL AND NEW.confirmed_at IS DISTINCT FROM OLD.confirmed_at) THEN RAISE EXCEPTION 'signingcode_keeps_what_it_signs' USING ERRCODE = 'check_violation', CONSTRAINT = 'signingcode_keeps_what_it_signs', TABLE = TG_TABLE_NAME; END IF; RETURN NEW;
                END;
            $$;


--
-- Name: pgtrigger_sitting_closed_stays_fbe2e(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.pgtrigger_sitting_closed_stays_fbe2e() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    IF TG_OP = 'UPDATE' AND OLD.status IN ('closed', 'cancelled') AND ( (NEW.scheduled_on, NEW.held_on, NEW.paper_reference, NEW.policy_version_id) IS DISTINCT FROM (OLD.scheduled_on, OLD.held_on, OLD.paper_reference, OLD.policy_version_id) OR (OLD.minutes_signed_at IS NOT NULL AND NEW.minutes <> OLD.minutes)) THEN RAISE EXCEPTION 'sitting_closed_stays' USING ERRCODE = 'check_violation', CONSTRAINT = 'sitting_closed_stays', TABLE = TG_TABLE_NAME; END IF; RETURN NEW;
                END;
            $$;


--
-- Name: pgtrigger_sitting_closes_when_all_is_done_0cc5a(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.pgtrigger_sitting_closes_when_all_is_done_0cc5a() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    IF current_setting('transaction_isolation') <> 'read committed' OR (NEW.status IN ('closed', 'cancelled') AND EXISTS ( SELECT 1 FROM public.requests_app_agendaitem i WHERE i.sitting_id = NEW.id AND i.status = 'listed')) THEN RAISE EXCEPTION 'sitting_closes_when_all_is_done' USING ERRCODE = 'check_violation', CONSTRAINT = 'sitting_closes_when_all_is_done', TABLE = TG_TABLE_NAME; END IF; RETURN NEW;
                END;
            $$;


--
-- Name: pgtrigger_sitting_keeps_its_number_ecf2a(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.pgtrigger_sitting_keeps_its_number_ecf2a() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    IF (OLD.id IS NOT NULL AND NEW.id IS DISTINCT FROM OLD.id) OR (OLD.number IS NOT NULL AND NEW.number IS DISTINCT FROM OLD.number) OR (OLD.is_paper IS NOT NULL AND NEW.is_paper IS DISTINCT FROM OLD.is_paper) OR (OLD.created_by_id IS NOT NULL AND NEW.created_by_id IS DISTINCT FROM OLD.created_by_id) OR (OLD.minutes_signed_at IS NOT NULL AND NEW.minutes_signed_at IS DISTINCT FROM OLD.minutes_signed_at) THEN RAISE EXCEPTION 'sitting_keeps_its_number' USING ERRCODE = 'check_violation', CONSTRAINT = 'sitting_keeps_its_number', TABLE = TG_TABLE_NAME; END IF; RETURN NEW;
                END;
            $$;


--
-- Name: pgtrigger_sitting_late_entry_in_time_09e77(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.pgtrigger_sitting_late_entry_in_time_09e77() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    IF current_setting('transaction_isolation') <> 'read committed' OR (NEW.is_paper AND NEW.status = 'open' AND ( TG_OP = 'INSERT' OR OLD.status <> 'open') AND ( NEW.held_on > public.policy_today() OR NEW.held_on + ( SELECT v.late_entry_days FROM public.policy_policyversion v WHERE v.effective_on <= public.policy_today() ORDER BY v.effective_on DESC, v.id DESC LIMIT 1)::int < public.policy_today())) THEN RAISE EXCEPTION 'sitting_late_entry_in_time' USING ERRCODE = 'check_violation', CONSTRAINT = 'sitting_late_entry_in_time', TABLE = TG_TABLE_NAME; END IF; RETURN NEW;
                END;
            $$;


--
-- Name: pgtrigger_sitting_life_d32ae(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.pgtrigger_sitting_life_d32ae() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    IF (TG_OP = 'INSERT' AND NEW.status NOT IN ('planned')) OR (TG_OP = 'UPDATE' AND (NEW.id <> OLD.id OR NEW.status IS DISTINCT FROM OLD.status AND (OLD.status, NEW.status) NOT IN (('open', 'closed'), ('planned', 'cancelled'), ('planned', 'open')))) THEN RAISE EXCEPTION 'sitting_life' USING ERRCODE = 'check_violation', CONSTRAINT = 'sitting_life', TABLE = TG_TABLE_NAME; END IF; RETURN NEW;
                END;
            $$;


--
-- Name: pgtrigger_sitting_minutes_when_closed_c7b7f(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.pgtrigger_sitting_minutes_when_closed_c7b7f() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    IF NEW.minutes <> '' AND NEW.status <> 'closed' THEN RAISE EXCEPTION 'sitting_minutes_when_closed' USING ERRCODE = 'check_violation', CONSTRAINT = 'sitting_minutes_when_closed', TABLE = TG_TABLE_NAME; END IF; RETURN NEW;
                END;
            $$;


--
-- Name: pgtrigger_sitting_signed_when_closed_1cab2(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.pgtrigger_sitting_signed_when_closed_1cab2() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    IF NEW.minutes_signed_at IS NOT NULL AND (NEW.status <> 'closed' OR NEW.minutes_signed_by_id IS NULL OR NEW.minutes = '') THEN RAISE EXCEPTION 'sitting_signed_when_closed' USING ERRCODE = 'check_violation', CONSTRAINT = 'sitting_signed_when_closed', TABLE = TG_TABLE_NAME; END IF; RETURN NEW;
                END;
            $$;


--
-- Name: pgtrigger_sitting_z_days_f2f22(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.pgtrigger_sitting_z_days_f2f22() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    IF FALSE THEN RAISE EXCEPTION 'sitting_z_days' USING ERRCODE = 'check_violation', CONSTRAINT = 'sitting_z_days', TABLE = TG_TABLE_NAME; END IF; IF TG_OP = 'INSERT' THEN NEW.opened_at := NULL; NEW.closed_at := NULL; NEW.policy_version_id := NULL; ELSE NEW.opened_at := OLD.opened_at; NEW.closed_at := OLD.closed_at; NEW.policy_version_id := OLD.policy_version_id; IF NEW.status = 'open' AND OLD.status <> 'open' THEN NEW.opened_at := public.policy_now(); NEW.policy_version_id := ( SELECT v.id FROM public.policy_policyversion v WHERE v.effective_on <= public.policy_today() ORDER BY v.effective_on DESC, v.id DESC LIMIT 1); END IF; IF NEW.status = 'closed' AND OLD.status <> 'closed' THEN NEW.closed_at := public.policy_now(); END IF; IF NEW.minutes_signed_at IS NOT NULL AND OLD.minutes_signed_at IS NULL THEN NEW.minutes_signed_at := public.policy_now(); END IF; END IF; IF NOT NEW.is_paper THEN NEW.held_on := (NEW.opened_at AT TIME ZONE 'Asia/Riyadh')::date; ELSIF TG_OP = 'UPDATE' THEN NEW.held_on := OLD.held_on; END IF; RETURN NEW;
                END;
            $$;


--
-- Name: pgtrigger_sittingentry_is_insert_only_9cb25(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.pgtrigger_sittingentry_is_insert_only_9cb25() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    IF TRUE THEN RAISE EXCEPTION 'sittingentry_is_insert_only' USING ERRCODE = 'check_violation', CONSTRAINT = 'sittingentry_is_insert_only', TABLE = TG_TABLE_NAME; END IF; IF TG_OP = 'DELETE' THEN RETURN OLD; END IF; RETURN NEW;
                END;
            $$;


--
-- Name: pgtrigger_sittingentry_moment_b6e22(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.pgtrigger_sittingentry_moment_b6e22() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    IF FALSE THEN RAISE EXCEPTION 'sittingentry_moment' USING ERRCODE = 'check_violation', CONSTRAINT = 'sittingentry_moment', TABLE = TG_TABLE_NAME; END IF; NEW.at := public.policy_now(); RETURN NEW;
                END;
            $$;


--
-- Name: pgtrigger_study_by_another_3bc5e(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.pgtrigger_study_by_another_3bc5e() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    IF current_setting('transaction_isolation') <> 'read committed' OR (EXISTS (SELECT 1 FROM public.requests_app_supportrequest r WHERE r.id = NEW.support_request_id AND EXISTS (SELECT 1 FROM public.beneficiaries_person p WHERE (p.account_id = NEW.researcher_id OR p.mobile = ( SELECT u.mobile FROM public.accounts_user u WHERE u.id = NEW.researcher_id)) AND ( p.id = r.person_id OR p.household_id = r.household_id OR EXISTS (SELECT 1 FROM public.beneficiaries_guardianship g WHERE g.ended_on IS NULL AND (g.ward_id, g.guardian_id) IN ((p.id, r.person_id), (r.person_id, p.id))))))) THEN RAISE EXCEPTION 'study_by_another' USING ERRCODE = 'check_violation', CONSTRAINT = 'study_by_another', TABLE = TG_TABLE_NAME; END IF; RETURN NEW;
                END;
            $$;


--
-- Name: pgtrigger_study_keeps_its_case_c3b1f(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.pgtrigger_study_keeps_its_case_c3b1f() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    IF (OLD.id IS NOT NULL AND NEW.id IS DISTINCT FROM OLD.id) OR (OLD.support_request_id IS NOT NULL AND NEW.support_request_id IS DISTINCT FROM OLD.support_request_id) OR (OLD.assigned_at IS NOT NULL AND NEW.assigned_at IS DISTINCT FROM OLD.assigned_at) THEN RAISE EXCEPTION 'study_keeps_its_case' USING ERRCODE = 'check_violation', CONSTRAINT = 'study_keeps_its_case', TABLE = TG_TABLE_NAME; END IF; RETURN NEW;
                END;
            $$;


--
-- Name: pgtrigger_study_life_6cc3f(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.pgtrigger_study_life_6cc3f() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    IF (TG_OP = 'INSERT' AND NEW.status NOT IN ('draft')) OR (TG_OP = 'UPDATE' AND (NEW.id <> OLD.id OR NEW.status IS DISTINCT FROM OLD.status AND (OLD.status, NEW.status) NOT IN (('draft', 'submitted')))) THEN RAISE EXCEPTION 'study_life' USING ERRCODE = 'check_violation', CONSTRAINT = 'study_life', TABLE = TG_TABLE_NAME; END IF; RETURN NEW;
                END;
            $$;


--
-- Name: pgtrigger_study_of_a_raised_request_14c40(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.pgtrigger_study_of_a_raised_request_14c40() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    PERFORM 1 FROM public.requests_app_supportrequest WHERE id = NEW.support_request_id FOR SHARE; IF current_setting('transaction_isolation') <> 'read committed' OR ((TG_OP = 'INSERT' OR NEW.status = 'submitted') AND NOT EXISTS ( SELECT 1 FROM public.requests_app_supportrequest r WHERE r.id = NEW.support_request_id AND r.status = 'raised')) THEN RAISE EXCEPTION 'study_of_a_raised_request' USING ERRCODE = 'check_violation', CONSTRAINT = 'study_of_a_raised_request', TABLE = TG_TABLE_NAME; END IF; RETURN NEW;
                END;
            $$;


--
-- Name: pgtrigger_study_submitted_stays_6e7cd(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.pgtrigger_study_submitted_stays_6e7cd() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    IF TG_OP = 'UPDATE' AND OLD.status = 'submitted' THEN RAISE EXCEPTION 'study_submitted_stays' USING ERRCODE = 'check_violation', CONSTRAINT = 'study_submitted_stays', TABLE = TG_TABLE_NAME; END IF; RETURN NEW;
                END;
            $$;


--
-- Name: pgtrigger_study_z_moment_37d75(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.pgtrigger_study_z_moment_37d75() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    IF FALSE THEN RAISE EXCEPTION 'study_z_moment' USING ERRCODE = 'check_violation', CONSTRAINT = 'study_z_moment', TABLE = TG_TABLE_NAME; END IF; IF TG_OP = 'INSERT' OR NEW.status <> 'submitted' THEN NEW.submitted_at := NULL; ELSIF OLD.status <> 'submitted' THEN NEW.submitted_at := public.policy_now(); END IF; RETURN NEW;
                END;
            $$;


--
-- Name: pgtrigger_studyentry_is_insert_only_5ef4d(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.pgtrigger_studyentry_is_insert_only_5ef4d() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    IF TRUE THEN RAISE EXCEPTION 'studyentry_is_insert_only' USING ERRCODE = 'check_violation', CONSTRAINT = 'studyentry_is_insert_only', TABLE = TG_TABLE_NAME; END IF; IF TG_OP = 'DELETE' THEN RETURN OLD; END IF; RETURN NEW;
                END;
            $$;


--
-- Name: pgtrigger_studyentry_moment_b1980(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.pgtrigger_studyentry_moment_b1980() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    IF FALSE THEN RAISE EXCEPTION 'studyentry_moment' USING ERRCODE = 'check_violation', CONSTRAINT = 'studyentry_moment', TABLE = TG_TABLE_NAME; END IF; NEW.at := public.policy_now(); RETURN NEW;
                END;
            $$;


--
-- Name: pgtrigger_supportrequest_decided_by_sitting_3f8b6(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.pgtrigger_supportrequest_decided_by_sitting_3f8b6() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    IF current_setting('transaction_isolation') <> 'read committed' OR (TG_OP = 'UPDATE' AND OLD.status = 'raised' AND NEW.status IN ('accepted', 'rejected') AND NOT EXISTS ( SELECT 1 FROM public.requests_app_decision d WHERE d.support_request_id = NEW.id AND NEW.status = CASE d.outcome WHEN 'rejected' THEN 'rejected' ELSE 'accepted' END AND NOT EXISTS ( SELECT 1 FROM public.requests_app_objection o WHERE o.decision_id = d.id AND o.status = 'upheld'))) THEN RAISE EXCEPTION 'supportrequest_decided_by_sitting' USING ERRCODE = 'check_violation', CONSTRAINT = 'supportrequest_decided_by_sitting', TABLE = TG_TABLE_NAME; END IF; RETURN NEW;
                END;
            $$;


--
-- Name: pgtrigger_supportrequest_delivered_to_the_last_89e56(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.pgtrigger_supportrequest_delivered_to_the_last_89e56() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    IF TG_OP = 'UPDATE' AND NEW.status = 'delivered' THEN PERFORM 1 FROM public.requests_app_awardline WHERE support_request_id = NEW.id ORDER BY id FOR UPDATE; END IF; IF current_setting('transaction_isolation') <> 'read committed' OR (TG_OP = 'UPDATE' AND NEW.status = 'delivered' AND OLD.status <> 'delivered' AND EXISTS ( SELECT 1 FROM public.requests_app_awardline l WHERE l.support_request_id = NEW.id AND l.amount > (SELECT coalesce(sum(d.amount), 0) FROM public.requests_app_delivery d WHERE d.line_id = l.id))) THEN RAISE EXCEPTION 'supportrequest_delivered_to_the_last' USING ERRCODE = 'check_violation', CONSTRAINT = 'supportrequest_delivered_to_the_last', TABLE = TG_TABLE_NAME; END IF; RETURN NEW;
                END;
            $$;


--
-- Name: pgtrigger_supportrequest_goes_on_as_signed_5eff5(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.pgtrigger_supportrequest_goes_on_as_signed_5eff5() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    IF NEW.status IN ('submitted', 'verified', 'raised') AND NEW.status <> OLD.status THEN PERFORM 1 FROM public.beneficiaries_person WHERE id = NEW.person_id FOR SHARE; PERFORM 1 FROM public.beneficiaries_household WHERE id = NEW.household_id FOR SHARE; END IF; IF current_setting('transaction_isolation') <> 'read committed' OR ((OLD.status, NEW.status) IN (('draft', 'submitted'), ('returned', 'submitted'), ('submitted', 'verified'), ('verified', 'raised')) AND EXISTS (SELECT 1 FROM public.requests_app_declaration s WHERE s.id = NEW.declaration_id AND s.support_request_id = NEW.id AND s.data IS DISTINCT FROM jsonb_build_object( 'programme', (SELECT g.code FROM public.requests_app_programme g WHERE g.id = NEW.programme_id), 'person', (SELECT jsonb_build_object( 'name', concat_ws(' ', nullif(p.first_name, ''), nullif(p.father_name, ''), nullif(p.grandfather_name, ''), nullif(p.family_name, '')), 'identity_kind', p.identity_kind, 'identity_number', p.identity_number, 'born_on', to_char(p.born_on, 'YYYY-MM-DD'), 'mobile', p.mobile) FROM public.beneficiaries_person p WHERE p.id = NEW.person_id), 'household', (SELECT jsonb_build_object( 'register_number', h.register_number, 'city', h.city, 'district', h.district, 'housing', h.housing, 'monthly_income', trim_scale(h.monthly_income)::text, 'size', h.size) FROM public.beneficiaries_household h WHERE h.id = NEW.household_id), 'answers', (SELECT coalesce(jsonb_object_agg(a.key, a.value), '{}'::jsonb) FROM jsonb_each(NEW.answers) a WHERE a.value NOT IN ('null'::jsonb, '""'::jsonb)), 'amount', trim_scale(NEW.amount)::text, 'papers', (SELECT coalesce(jsonb_agg(c.code ORDER BY c.code COLLATE "C"), '[]'::jsonb) FROM ( SELECT jsonb_array_elements_text(NEW.promised) AS code UNION SELECT t.code FROM public.requests_app_documentrule u JOIN public.beneficiaries_documenttype t ON t.id = u.type_id WHERE u.programme_id = NEW.programme_id AND u.stage = 'submission' AND u.is_required AND EXISTS (SELECT 1 FROM public.beneficiaries_document d WHERE d.person_id = NEW.person_id AND d.type_id = u.type_id)) c)))) THEN RAISE EXCEPTION 'supportrequest_goes_on_as_signed' USING ERRCODE = 'check_violation', CONSTRAINT = 'supportrequest_goes_on_as_signed', TABLE = TG_TABLE_NAME; END IF; RETURN NEW;
                END;
            $$;


--
-- Name: pgtrigger_supportrequest_keeps_its_origin_65019(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.pgtrigger_supportrequest_keeps_its_origin_65019() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    IF (OLD.id IS NOT NULL AND NEW.id IS DISTINCT FROM OLD.id) OR (OLD.number IS NOT NULL AND NEW.number IS DISTINCT FROM OLD.number) OR (OLD.person_id IS NOT NULL AND NEW.person_id IS DISTINCT FROM OLD.person_id) OR (OLD.programme_id IS NOT NULL AND NEW.programme_id IS DISTINCT FROM OLD.programme_id) OR (OLD.policy_version_id IS NOT NULL AND NEW.policy_version_id IS DISTINCT FROM OLD.policy_version_id) OR (OLD.created_at IS NOT NULL AND NEW.created_at IS DISTINCT FROM OLD.created_at) THEN RAISE EXCEPTION 'supportrequest_keeps_its_origin' USING ERRCODE = 'check_violation', CONSTRAINT = 'supportrequest_keeps_its_origin', TABLE = TG_TABLE_NAME; END IF; RETURN NEW;
                END;
            $$;


--
-- Name: pgtrigger_supportrequest_life_60ee1(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.pgtrigger_supportrequest_life_60ee1() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    IF (TG_OP = 'INSERT' AND NEW.status NOT IN ('draft')) OR (TG_OP = 'UPDATE' AND (NEW.id <> OLD.id OR NEW.status IS DISTINCT FROM OLD.status AND (OLD.status, NEW.status) NOT IN (('accepted', 'cancelled'), ('accepted', 'closed'), ('accepted', 'raised'), ('accepted', 'registered'), ('accepted', 'withdrawn'), ('delivered', 'registered'), ('draft', 'cancelled'), ('draft', 'closed'), ('draft', 'submitted'), ('draft', 'withdrawn'), ('lapsed', 'cancelled'), ('lapsed', 'closed'), ('lapsed', 'returned'), ('lapsed', 'withdrawn'), ('raised', 'accepted'), ('raised', 'cancelled'), ('raised', 'closed'), ('raised', 'rejected'), ('raised', 'returned'), ('raised', 'withdrawn'), ('registered', 'cancelled'), ('registered', 'closed'), ('registered', 'delivered'), ('registered', 'ended'), ('registered', 'withdrawn'), ('rejected', 'raised'), ('returned', 'cancelled'), ('returned', 'closed'), ('returned', 'lapsed'), ('returned', 'submitted'), ('returned', 'withdrawn'), ('submitted', 'cancelled'), ('submitted', 'closed'), ('submitted', 'returned'), ('submitted', 'verified'), ('submitted', 'withdrawn'), ('verified', 'cancelled'), ('verified', 'closed'), ('verified', 'raised'), ('verified', 'withdrawn')))) THEN RAISE EXCEPTION 'supportrequest_life' USING ERRCODE = 'check_violation', CONSTRAINT = 'supportrequest_life', TABLE = TG_TABLE_NAME; END IF; RETURN NEW;
                END;
            $$;


--
-- Name: pgtrigger_supportrequest_not_while_suspended_83767(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.pgtrigger_supportrequest_not_while_suspended_83767() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    PERFORM 1 FROM public.beneficiaries_person WHERE id = NEW.person_id FOR SHARE; IF current_setting('transaction_isolation') <> 'read committed' OR (TG_OP = 'UPDATE' AND NEW.status IS DISTINCT FROM OLD.status AND OLD.status <> 'delivered' AND NEW.status IN ('submitted', 'verified', 'raised', 'accepted', 'registered', 'delivered') AND EXISTS ( SELECT 1 FROM public.beneficiaries_restriction r JOIN public.requests_app_programme p ON p.id = NEW.programme_id WHERE r.person_id = NEW.person_id AND r.lifted_at IS NULL AND (cardinality(r.programmes) = 0 OR p.code = ANY (r.programmes)))) THEN RAISE EXCEPTION 'supportrequest_not_while_suspended' USING ERRCODE = 'check_violation', CONSTRAINT = 'supportrequest_not_while_suspended', TABLE = TG_TABLE_NAME; END IF; RETURN NEW;
                END;
            $$;


--
-- Name: pgtrigger_supportrequest_raised_again_by_objection_17013(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.pgtrigger_supportrequest_raised_again_by_objection_17013() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    IF current_setting('transaction_isolation') <> 'read committed' OR (TG_OP = 'UPDATE' AND OLD.status IN ('accepted', 'rejected') AND NEW.status = 'raised' AND EXISTS ( SELECT 1 FROM public.requests_app_decision d WHERE d.support_request_id = NEW.id AND NOT EXISTS ( SELECT 1 FROM public.requests_app_objection o WHERE o.decision_id = d.id AND o.status = 'upheld'))) THEN RAISE EXCEPTION 'supportrequest_raised_again_by_objection' USING ERRCODE = 'check_violation', CONSTRAINT = 'supportrequest_raised_again_by_objection', TABLE = TG_TABLE_NAME; END IF; RETURN NEW;
                END;
            $$;


--
-- Name: pgtrigger_supportrequest_raised_as_signed_93386(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.pgtrigger_supportrequest_raised_as_signed_93386() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    IF OLD.status NOT IN ('draft', 'submitted', 'returned', 'lapsed', 'verified') AND (NEW.answers, NEW.amount, NEW.promised, NEW.declaration_id, NEW.verified_by_id, NEW.household_id, NEW.second_reason) IS DISTINCT FROM (OLD.answers, OLD.amount, OLD.promised, OLD.declaration_id, OLD.verified_by_id, OLD.household_id, OLD.second_reason) THEN RAISE EXCEPTION 'supportrequest_raised_as_signed' USING ERRCODE = 'check_violation', CONSTRAINT = 'supportrequest_raised_as_signed', TABLE = TG_TABLE_NAME; END IF; RETURN NEW;
                END;
            $$;


--
-- Name: pgtrigger_supportrequest_raised_when_declared_082b5(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.pgtrigger_supportrequest_raised_when_declared_082b5() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    IF current_setting('transaction_isolation') <> 'read committed' OR (TG_OP = 'UPDATE' AND NEW.status = 'raised' AND OLD.status <> 'raised' AND NOT EXISTS ( SELECT 1 FROM public.requests_app_declaration d JOIN public.requests_app_attestation a ON a.declaration_id = d.id WHERE d.id = NEW.declaration_id AND d.support_request_id = NEW.id)) THEN RAISE EXCEPTION 'supportrequest_raised_when_declared' USING ERRCODE = 'check_violation', CONSTRAINT = 'supportrequest_raised_when_declared', TABLE = TG_TABLE_NAME; END IF; RETURN NEW;
                END;
            $$;


--
-- Name: pgtrigger_supportrequest_raised_with_notice_d345f(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.pgtrigger_supportrequest_raised_with_notice_d345f() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    IF current_setting('transaction_isolation') <> 'read committed' OR (TG_OP = 'UPDATE' AND NEW.status = 'raised' AND OLD.status <> 'raised' AND NOT EXISTS ( SELECT 1 FROM public.requests_app_notice n WHERE n.support_request_id = NEW.id)) THEN RAISE EXCEPTION 'supportrequest_raised_with_notice' USING ERRCODE = 'check_violation', CONSTRAINT = 'supportrequest_raised_with_notice', TABLE = TG_TABLE_NAME; END IF; RETURN NEW;
                END;
            $$;


--
-- Name: pgtrigger_supportrequest_registered_as_decided_b01d5(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.pgtrigger_supportrequest_registered_as_decided_b01d5() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    IF current_setting('transaction_isolation') <> 'read committed' OR (TG_OP = 'UPDATE' AND NEW.status = 'registered' AND OLD.status = 'accepted' AND NOT EXISTS ( SELECT 1 FROM public.requests_app_decision d WHERE d.support_request_id = NEW.id AND d.outcome IN ('accepted', 'part') AND NOT EXISTS (SELECT 1 FROM public.requests_app_decision n WHERE n.support_request_id = NEW.id AND n.id > d.id) AND coalesce(d.amount, 0) = (SELECT coalesce(sum(l.amount), 0) FROM public.requests_app_awardline l WHERE l.support_request_id = NEW.id AND l.decision_id = d.id AND l.measure = 'money') AND cardinality(d.items) = (SELECT count(*) FROM public.requests_app_awardline l WHERE l.support_request_id = NEW.id AND l.decision_id = d.id AND l.measure = 'goods'))) THEN RAISE EXCEPTION 'supportrequest_registered_as_decided' USING ERRCODE = 'check_violation', CONSTRAINT = 'supportrequest_registered_as_decided', TABLE = TG_TABLE_NAME; END IF; RETURN NEW;
                END;
            $$;


--
-- Name: pgtrigger_supportrequest_registered_when_complete_77110(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.pgtrigger_supportrequest_registered_when_complete_77110() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    IF TG_OP = 'UPDATE' AND NEW.status = 'registered' THEN PERFORM 1 FROM public.requests_app_programme WHERE id = NEW.programme_id FOR SHARE; END IF; IF current_setting('transaction_isolation') <> 'read committed' OR (TG_OP = 'UPDATE' AND NEW.status = 'registered' AND OLD.status = 'accepted' AND ( EXISTS (SELECT 1 FROM public.requests_app_documentrule r WHERE r.programme_id = NEW.programme_id AND r.stage = 'completion' AND r.is_required AND NOT EXISTS ( SELECT 1 FROM public.requests_app_completionitem i WHERE i.support_request_id = NEW.id AND i.type_id = r.type_id)) OR EXISTS (SELECT 1 FROM public.requests_app_programme p WHERE p.id = NEW.programme_id AND p.needs_payee AND NOT EXISTS ( SELECT 1 FROM public.requests_app_payee y WHERE y.support_request_id = NEW.id AND y.kind = p.payee_kind)))) THEN RAISE EXCEPTION 'supportrequest_registered_when_complete' USING ERRCODE = 'check_violation', CONSTRAINT = 'supportrequest_registered_when_complete', TABLE = TG_TABLE_NAME; END IF; RETURN NEW;
                END;
            $$;


--
-- Name: pgtrigger_supportrequest_submitted_when_declared_5f746(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.pgtrigger_supportrequest_submitted_when_declared_5f746() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    IF current_setting('transaction_isolation') <> 'read committed' OR (TG_OP = 'UPDATE' AND NEW.status = 'submitted' AND OLD.status <> 'submitted' AND NOT EXISTS ( SELECT 1 FROM public.requests_app_declaration d WHERE d.id = NEW.declaration_id AND d.support_request_id = NEW.id)) THEN RAISE EXCEPTION 'supportrequest_submitted_when_declared' USING ERRCODE = 'check_violation', CONSTRAINT = 'supportrequest_submitted_when_declared', TABLE = TG_TABLE_NAME; END IF; RETURN NEW;
                END;
            $$;


--
-- Name: pgtrigger_supportrequest_verified_has_a_verifier_3f3c3(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.pgtrigger_supportrequest_verified_has_a_verifier_3f3c3() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    IF NEW.status IN ('verified', 'raised', 'accepted', 'rejected', 'registered', 'delivered', 'ended') AND NEW.verified_by_id IS NULL THEN RAISE EXCEPTION 'supportrequest_verified_has_a_verifier' USING ERRCODE = 'check_violation', CONSTRAINT = 'supportrequest_verified_has_a_verifier', TABLE = TG_TABLE_NAME; END IF; RETURN NEW;
                END;
            $$;


--
-- Name: pgtrigger_supportrequest_verifier_is_another_8fd42(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.pgtrigger_supportrequest_verifier_is_another_8fd42() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    IF current_setting('transaction_isolation') <> 'read committed' OR (NEW.verified_by_id IS NOT NULL AND EXISTS ( SELECT 1 FROM public.beneficiaries_person p WHERE (p.account_id = NEW.verified_by_id OR p.mobile = ( SELECT u.mobile FROM public.accounts_user u WHERE u.id = NEW.verified_by_id)) AND (p.id = NEW.person_id OR p.household_id = NEW.household_id OR EXISTS (SELECT 1 FROM public.beneficiaries_guardianship g WHERE g.ended_on IS NULL AND (g.ward_id, g.guardian_id) IN ((NEW.person_id, p.id), (p.id, NEW.person_id)))))) THEN RAISE EXCEPTION 'supportrequest_verifier_is_another' USING ERRCODE = 'check_violation', CONSTRAINT = 'supportrequest_verifier_is_another', TABLE = TG_TABLE_NAME; END IF; RETURN NEW;
                END;
            $$;


--
-- Name: pgtrigger_supportrequest_z_days_52fd0(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.pgtrigger_supportrequest_z_days_52fd0() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    PERFORM 1 FROM public.policy_policyversion WHERE id = NEW.policy_version_id FOR SHARE; IF FALSE THEN RAISE EXCEPTION 'supportrequest_z_days' USING ERRCODE = 'check_violation', CONSTRAINT = 'supportrequest_z_days', TABLE = TG_TABLE_NAME; END IF; IF TG_OP = 'INSERT' THEN NEW.submitted_on := NULL; NEW.raised_on := NULL; NEW.floor_on := NULL; ELSE NEW.submitted_on := OLD.submitted_on; NEW.raised_on := OLD.raised_on; NEW.floor_on := OLD.floor_on; IF NEW.status = 'submitted' AND OLD.status <> 'submitted' THEN NEW.submitted_on := public.policy_today(); END IF; IF NEW.status = 'raised' AND OLD.floor_on IS NULL THEN NEW.raised_on := public.policy_today(); NEW.floor_on := GREATEST(public.policy_today(), ( SELECT min(n.day) FROM public.requests_app_notice n WHERE n.support_request_id = NEW.id)) + GREATEST(14, ( SELECT v.notice_days FROM public.policy_policyversion v WHERE v.id = NEW.policy_version_id))::int; END IF; END IF; RETURN NEW;
                END;
            $$;


--
-- Name: pgtrigger_taken_delete_b9ea8(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.pgtrigger_taken_delete_b9ea8() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "accounts_userroleevent" ("group_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "user_id") VALUES (OLD."group_id", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_id', TRUE), ''), NULL)::UUID, NOW(), 'taken', OLD."user_id"); RETURN NULL;
                END;
            $$;


--
-- Name: pgtrigger_termsacceptance_is_insert_only_f1520(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.pgtrigger_termsacceptance_is_insert_only_f1520() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    IF TRUE THEN RAISE EXCEPTION 'termsacceptance_is_insert_only' USING ERRCODE = 'check_violation', CONSTRAINT = 'termsacceptance_is_insert_only', TABLE = TG_TABLE_NAME; END IF; IF TG_OP = 'DELETE' THEN RETURN OLD; END IF; RETURN NEW;
                END;
            $$;


--
-- Name: pgtrigger_termsacceptance_moment_7b2e9(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.pgtrigger_termsacceptance_moment_7b2e9() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    IF FALSE THEN RAISE EXCEPTION 'termsacceptance_moment' USING ERRCODE = 'check_violation', CONSTRAINT = 'termsacceptance_moment', TABLE = TG_TABLE_NAME; END IF; NEW.at := public.policy_now(); RETURN NEW;
                END;
            $$;


--
-- Name: pgtrigger_update_update_01b38(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.pgtrigger_update_update_01b38() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "beneficiaries_personcategoryevent" ("category_id", "id", "person_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "since", "until") VALUES (NEW."category_id", NEW."id", NEW."person_id", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_id', TRUE), ''), NULL)::UUID, NOW(), 'update', NEW."id", NEW."since", NEW."until"); RETURN NULL;
                END;
            $$;


--
-- Name: pgtrigger_update_update_03ad4(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.pgtrigger_update_update_03ad4() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "beneficiaries_guardianshipevent" ("basis", "created_at", "ended_on", "guardian_id", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "valid_until", "ward_id") VALUES (NEW."basis", NEW."created_at", NEW."ended_on", NEW."guardian_id", NEW."id", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_id', TRUE), ''), NULL)::UUID, NOW(), 'update', NEW."id", NEW."valid_until", NEW."ward_id"); RETURN NULL;
                END;
            $$;


--
-- Name: pgtrigger_update_update_0e890(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.pgtrigger_update_update_0e890() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "accounts_userevent" ("branch_id", "email", "gender", "id", "is_active", "is_mobile_verified", "is_staff", "is_superuser", "joined_at", "mobile", "name", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "username") VALUES (NEW."branch_id", NEW."email", NEW."gender", NEW."id", NEW."is_active", NEW."is_mobile_verified", NEW."is_staff", NEW."is_superuser", NEW."joined_at", NEW."mobile", NEW."name", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_id', TRUE), ''), NULL)::UUID, NOW(), 'update', NEW."id", NEW."username"); RETURN NULL;
                END;
            $$;


--
-- Name: pgtrigger_update_update_230fd(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.pgtrigger_update_update_230fd() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "requests_app_agendaitemevent" ("added_at", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "reason", "sitting_id", "status", "support_request_id") VALUES (NEW."added_at", NEW."id", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_id', TRUE), ''), NULL)::UUID, NOW(), 'update', NEW."id", NEW."position", NEW."reason", NEW."sitting_id", NEW."status", NEW."support_request_id"); RETURN NULL;
                END;
            $$;


--
-- Name: pgtrigger_update_update_26f60(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.pgtrigger_update_update_26f60() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "conduct_incidentevent" ("about_staff_id", "account", "assessed_by_id", "branch_id", "decided_at", "decided_by_id", "degree", "direction", "evidence", "happened_on", "id", "is_about_manager", "is_danger", "key", "kind", "number", "outcome", "person_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "policy_version_id", "reported_at", "reported_by_id", "status", "title", "victim_id") VALUES (NEW."about_staff_id", NEW."account", NEW."assessed_by_id", NEW."branch_id", NEW."decided_at", NEW."decided_by_id", NEW."degree", NEW."direction", NEW."evidence", NEW."happened_on", NEW."id", NEW."is_about_manager", NEW."is_danger", NEW."key", NEW."kind", NEW."number", NEW."outcome", NEW."person_id", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_id', TRUE), ''), NULL)::UUID, NOW(), 'update', NEW."id", NEW."place", NEW."policy_version_id", NEW."reported_at", NEW."reported_by_id", NEW."status", NEW."title", NEW."victim_id"); RETURN NULL;
                END;
            $$;


--
-- Name: pgtrigger_update_update_2b37b(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.pgtrigger_update_update_2b37b() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "contact_referralevent" ("answer", "answered_at", "answered_by_id", "asked_at", "asked_by_id", "branch_id", "contact_id", "due_on", "id", "key", "means", "owner_id", "person_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "question", "status") VALUES (NEW."answer", NEW."answered_at", NEW."answered_by_id", NEW."asked_at", NEW."asked_by_id", NEW."branch_id", NEW."contact_id", NEW."due_on", NEW."id", NEW."key", NEW."means", NEW."owner_id", NEW."person_id", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_id', TRUE), ''), NULL)::UUID, NOW(), 'update', NEW."id", NEW."question", NEW."status"); RETURN NULL;
                END;
            $$;


--
-- Name: pgtrigger_update_update_42a87(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.pgtrigger_update_update_42a87() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "requests_app_payeeevent" ("account_number", "iban", "id", "kind", "name", "noted_at", "noted_by_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reference", "support_request_id") VALUES (NEW."account_number", NEW."iban", NEW."id", NEW."kind", NEW."name", NEW."noted_at", NEW."noted_by_id", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_id', TRUE), ''), NULL)::UUID, NOW(), 'update', NEW."id", NEW."reference", NEW."support_request_id"); RETURN NULL;
                END;
            $$;


--
-- Name: pgtrigger_update_update_45240(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.pgtrigger_update_update_45240() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "requests_app_studyevent" ("amount", "assigned_at", "assigned_by_id", "findings", "id", "kind", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recommendation", "researcher_id", "status", "submitted_at", "support_request_id", "visited_on") VALUES (NEW."amount", NEW."assigned_at", NEW."assigned_by_id", NEW."findings", NEW."id", NEW."kind", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_id', TRUE), ''), NULL)::UUID, NOW(), 'update', NEW."id", NEW."recommendation", NEW."researcher_id", NEW."status", NEW."submitted_at", NEW."support_request_id", NEW."visited_on"); RETURN NULL;
                END;
            $$;


--
-- Name: pgtrigger_update_update_4e3c0(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.pgtrigger_update_update_4e3c0() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "contact_contactevent" ("arrived_at", "branch_id", "caller_mobile", "caller_name", "channel", "created_by_id", "day", "direction", "ended_at", "handled_by_id", "id", "key", "link", "number", "outcome", "person_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "result", "skill", "started_at", "status", "subject", "subject_kind", "ticket") VALUES (NEW."arrived_at", NEW."branch_id", NEW."caller_mobile", NEW."caller_name", NEW."channel", NEW."created_by_id", NEW."day", NEW."direction", NEW."ended_at", NEW."handled_by_id", NEW."id", NEW."key", NEW."link", NEW."number", NEW."outcome", NEW."person_id", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_id', TRUE), ''), NULL)::UUID, NOW(), 'update', NEW."id", NEW."place", NEW."result", NEW."skill", NEW."started_at", NEW."status", NEW."subject", NEW."subject_kind", NEW."ticket"); RETURN NULL;
                END;
            $$;


--
-- Name: pgtrigger_update_update_6326a(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.pgtrigger_update_update_6326a() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "requests_app_sittingevent" ("closed_at", "created_by_id", "held_on", "id", "is_paper", "key", "minutes", "minutes_signed_at", "minutes_signed_by_id", "number", "opened_at", "paper_reference", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "policy_version_id", "scheduled_on", "starts_at", "status") VALUES (NEW."closed_at", NEW."created_by_id", NEW."held_on", NEW."id", NEW."is_paper", NEW."key", NEW."minutes", NEW."minutes_signed_at", NEW."minutes_signed_by_id", NEW."number", NEW."opened_at", NEW."paper_reference", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_id', TRUE), ''), NULL)::UUID, NOW(), 'update', NEW."id", NEW."place", NEW."policy_version_id", NEW."scheduled_on", NEW."starts_at", NEW."status"); RETURN NULL;
                END;
            $$;


--
-- Name: pgtrigger_update_update_86b49(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.pgtrigger_update_update_86b49() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "beneficiaries_documentevent" ("added_at", "added_by_id", "evidence", "expires_on", "file_kind", "file_name", "id", "issued_on", "key", "number", "original_name", "person_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "type_id") VALUES (NEW."added_at", NEW."added_by_id", NEW."evidence", NEW."expires_on", NEW."file_kind", NEW."file_name", NEW."id", NEW."issued_on", NEW."key", NEW."number", NEW."original_name", NEW."person_id", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_id', TRUE), ''), NULL)::UUID, NOW(), 'update', NEW."id", NEW."type_id"); RETURN NULL;
                END;
            $$;


--
-- Name: pgtrigger_update_update_8a968(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.pgtrigger_update_update_8a968() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "requests_app_completionitemevent" ("document_id", "iban", "iban_owner_id", "id", "noted_at", "noted_by_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "support_request_id", "type_id") VALUES (NEW."document_id", NEW."iban", NEW."iban_owner_id", NEW."id", NEW."noted_at", NEW."noted_by_id", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_id', TRUE), ''), NULL)::UUID, NOW(), 'update', NEW."id", NEW."support_request_id", NEW."type_id"); RETURN NULL;
                END;
            $$;


--
-- Name: pgtrigger_update_update_a2f5e(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.pgtrigger_update_update_a2f5e() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "beneficiaries_restrictionevent" ("id", "kind", "lifted_at", "measure_id", "person_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "programmes", "since", "to_correct") VALUES (NEW."id", NEW."kind", NEW."lifted_at", NEW."measure_id", NEW."person_id", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_id', TRUE), ''), NULL)::UUID, NOW(), 'update', NEW."id", NEW."programmes", NEW."since", NEW."to_correct"); RETURN NULL;
                END;
            $$;


--
-- Name: pgtrigger_update_update_b7683(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.pgtrigger_update_update_b7683() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "beneficiaries_householdevent" ("branch_id", "city", "created_at", "directions", "district", "housing", "id", "monthly_income", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "register_number", "short_address", "size") VALUES (NEW."branch_id", NEW."city", NEW."created_at", NEW."directions", NEW."district", NEW."housing", NEW."id", NEW."monthly_income", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_id', TRUE), ''), NULL)::UUID, NOW(), 'update', NEW."id", NEW."register_number", NEW."short_address", NEW."size"); RETURN NULL;
                END;
            $$;


--
-- Name: pgtrigger_update_update_ba1cc(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.pgtrigger_update_update_ba1cc() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "beneficiaries_personevent" ("accepted_terms_at", "account_id", "born_on", "branch_id", "created_at", "created_by_id", "died_on", "family_name", "father_name", "first_name", "gender", "grandfather_name", "household_id", "id", "identity_expires_on", "identity_kind", "identity_number", "is_birth_hijri", "key", "may_text", "mobile", "not_same_as", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "relation", "safe_contact") VALUES (NEW."accepted_terms_at", NEW."account_id", NEW."born_on", NEW."branch_id", NEW."created_at", NEW."created_by_id", NEW."died_on", NEW."family_name", NEW."father_name", NEW."first_name", NEW."gender", NEW."grandfather_name", NEW."household_id", NEW."id", NEW."identity_expires_on", NEW."identity_kind", NEW."identity_number", NEW."is_birth_hijri", NEW."key", NEW."may_text", NEW."mobile", NEW."not_same_as", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_id', TRUE), ''), NULL)::UUID, NOW(), 'update', NEW."id", NEW."relation", NEW."safe_contact"); RETURN NULL;
                END;
            $$;


--
-- Name: pgtrigger_update_update_c9976(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.pgtrigger_update_update_c9976() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "requests_app_supportrequestevent" ("amount", "answers", "assigned_to_id", "branch_id", "channel", "created_at", "created_by_id", "decided_at", "declaration_id", "desk_days_used", "floor_on", "household_id", "id", "key", "number", "person_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "policy_version_id", "programme_id", "promised", "raised_on", "reminded_on", "reminders_sent", "returned_at", "second_reason", "status", "submitted_on", "verified_at", "verified_by_id") VALUES (NEW."amount", NEW."answers", NEW."assigned_to_id", NEW."branch_id", NEW."channel", NEW."created_at", NEW."created_by_id", NEW."decided_at", NEW."declaration_id", NEW."desk_days_used", NEW."floor_on", NEW."household_id", NEW."id", NEW."key", NEW."number", NEW."person_id", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_id', TRUE), ''), NULL)::UUID, NOW(), 'update', NEW."id", NEW."policy_version_id", NEW."programme_id", NEW."promised", NEW."raised_on", NEW."reminded_on", NEW."reminders_sent", NEW."returned_at", NEW."second_reason", NEW."status", NEW."submitted_on", NEW."verified_at", NEW."verified_by_id"); RETURN NULL;
                END;
            $$;


--
-- Name: pgtrigger_update_update_d2163(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.pgtrigger_update_update_d2163() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "conduct_measureevent" ("authority", "decided_at", "decided_by_id", "decision", "ended_at", "hearing_until", "id", "in_force_at", "incident_id", "is_precaution", "key", "kind", "legal_basis", "letter_id", "lifting_letter_id", "objection_until", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "programmes", "proposed_at", "proposed_by_id", "reasons", "second_decided_by_id", "second_decision", "status", "to_correct", "until") VALUES (NEW."authority", NEW."decided_at", NEW."decided_by_id", NEW."decision", NEW."ended_at", NEW."hearing_until", NEW."id", NEW."in_force_at", NEW."incident_id", NEW."is_precaution", NEW."key", NEW."kind", NEW."legal_basis", NEW."letter_id", NEW."lifting_letter_id", NEW."objection_until", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_id', TRUE), ''), NULL)::UUID, NOW(), 'update', NEW."id", NEW."programmes", NEW."proposed_at", NEW."proposed_by_id", NEW."reasons", NEW."second_decided_by_id", NEW."second_decision", NEW."status", NEW."to_correct", NEW."until"); RETURN NULL;
                END;
            $$;


--
-- Name: pgtrigger_update_update_d2814(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.pgtrigger_update_update_d2814() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "requests_app_objectionevent" ("answer", "at", "channel", "day", "decision_id", "filed_by_id", "heard_at", "heard_by_id", "id", "key", "letter_id", "person_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "status", "words") VALUES (NEW."answer", NEW."at", NEW."channel", NEW."day", NEW."decision_id", NEW."filed_by_id", NEW."heard_at", NEW."heard_by_id", NEW."id", NEW."key", NEW."letter_id", NEW."person_id", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_id', TRUE), ''), NULL)::UUID, NOW(), 'update', NEW."id", NEW."status", NEW."words"); RETURN NULL;
                END;
            $$;


--
-- Name: pgtrigger_update_update_dc456(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.pgtrigger_update_update_dc456() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "conduct_objectionevent" ("entered_at", "entered_by_id", "heard_at", "heard_by_id", "id", "key", "letter_id", "measure_id", "outcome", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reasons", "words") VALUES (NEW."entered_at", NEW."entered_by_id", NEW."heard_at", NEW."heard_by_id", NEW."id", NEW."key", NEW."letter_id", NEW."measure_id", NEW."outcome", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_id', TRUE), ''), NULL)::UUID, NOW(), 'update', NEW."id", NEW."reasons", NEW."words"); RETURN NULL;
                END;
            $$;


--
-- Name: pgtrigger_update_update_eacd2(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.pgtrigger_update_update_eacd2() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "requests_app_attendanceevent" ("id", "is_chair", "member_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recorded_at", "recorded_by_id", "sitting_id", "state") VALUES (NEW."id", NEW."is_chair", NEW."member_id", COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_id', TRUE), ''), NULL)::UUID, NOW(), 'update', NEW."id", NEW."recorded_at", NEW."recorded_by_id", NEW."sitting_id", NEW."state"); RETURN NULL;
                END;
            $$;


--
-- Name: pgtrigger_user_colleague_by_a_manager_b6d6c(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.pgtrigger_user_colleague_by_a_manager_b6d6c() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    IF (NEW.is_staff AND (TG_OP = 'INSERT' OR NEW.is_active <> OLD.is_active)) THEN PERFORM 1 FROM public.accounts_user WHERE id IN ((nullif(current_setting('pghistory.context_metadata', true), '')::jsonb ->> 'user')::bigint, NEW.id) ORDER BY id FOR NO KEY UPDATE; END IF; IF current_setting('transaction_isolation') <> 'read committed' OR ((NEW.is_staff AND (TG_OP = 'INSERT' OR NEW.is_active <> OLD.is_active)) AND NOT pg_catalog.has_table_privilege(session_user, TG_RELID, 'TRUNCATE') AND NOT EXISTS ( SELECT 1 FROM public.accounts_user m WHERE m.id = (nullif(current_setting('pghistory.context_metadata', true), '')::jsonb ->> 'user')::bigint AND m.id <> NEW.id AND m.is_active AND m.is_staff AND (m.is_superuser OR EXISTS ( SELECT 1 FROM public.accounts_user_groups ug JOIN public.auth_group g ON g.id = ug.group_id WHERE ug.user_id = m.id AND g.name = 'manager')))) THEN RAISE EXCEPTION 'user_colleague_by_a_manager' USING ERRCODE = 'check_violation', CONSTRAINT = 'user_colleague_by_a_manager', TABLE = TG_TABLE_NAME; END IF; RETURN NEW;
                END;
            $$;


--
-- Name: pgtrigger_user_is_never_deleted_d1ee1(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.pgtrigger_user_is_never_deleted_d1ee1() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    IF TRUE THEN RAISE EXCEPTION 'user_is_never_deleted' USING ERRCODE = 'check_violation', CONSTRAINT = 'user_is_never_deleted', TABLE = TG_TABLE_NAME; END IF; IF TG_OP = 'DELETE' THEN RETURN OLD; END IF; RETURN NEW;
                END;
            $$;


--
-- Name: pgtrigger_user_keeps_its_birth_30232(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.pgtrigger_user_keeps_its_birth_30232() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    IF (OLD.id IS NOT NULL AND NEW.id IS DISTINCT FROM OLD.id) OR (OLD.joined_at IS NOT NULL AND NEW.joined_at IS DISTINCT FROM OLD.joined_at) THEN RAISE EXCEPTION 'user_keeps_its_birth' USING ERRCODE = 'check_violation', CONSTRAINT = 'user_keeps_its_birth', TABLE = TG_TABLE_NAME; END IF; RETURN NEW;
                END;
            $$;


--
-- Name: pgtrigger_user_number_is_the_account_7bc3d(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.pgtrigger_user_number_is_the_account_7bc3d() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    IF NOT OLD.is_staff AND OLD.mobile IS NOT NULL AND NEW.mobile IS DISTINCT FROM OLD.mobile THEN RAISE EXCEPTION 'user_number_is_the_account' USING ERRCODE = 'check_violation', CONSTRAINT = 'user_number_is_the_account', TABLE = TG_TABLE_NAME; END IF; RETURN NEW;
                END;
            $$;


--
-- Name: pgtrigger_user_stays_what_it_is_e3ef6(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.pgtrigger_user_stays_what_it_is_e3ef6() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    IF NEW.is_staff IS DISTINCT FROM OLD.is_staff THEN RAISE EXCEPTION 'user_stays_what_it_is' USING ERRCODE = 'check_violation', CONSTRAINT = 'user_stays_what_it_is', TABLE = TG_TABLE_NAME; END IF; RETURN NEW;
                END;
            $$;


--
-- Name: pgtrigger_user_superuser_by_the_owner_f5cd5(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.pgtrigger_user_superuser_by_the_owner_f5cd5() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    IF NEW.is_superuser AND (TG_OP = 'INSERT' OR NOT OLD.is_superuser) AND NOT pg_catalog.has_table_privilege(session_user, TG_RELID, 'TRUNCATE') THEN RAISE EXCEPTION 'user_superuser_by_the_owner' USING ERRCODE = 'check_violation', CONSTRAINT = 'user_superuser_by_the_owner', TABLE = TG_TABLE_NAME; END IF; RETURN NEW;
                END;
            $$;


--
-- Name: pgtrigger_userrole_by_another_manager_9b427(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.pgtrigger_userrole_by_another_manager_9b427() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    PERFORM 1 FROM public.accounts_user WHERE id IN ((nullif(current_setting('pghistory.context_metadata', true), '')::jsonb ->> 'user')::bigint, coalesce(NEW.user_id, OLD.user_id)) ORDER BY id FOR NO KEY UPDATE; IF current_setting('transaction_isolation') <> 'read committed' OR (NOT pg_catalog.has_table_privilege(session_user, TG_RELID, 'TRUNCATE') AND NOT EXISTS ( SELECT 1 FROM public.accounts_user m WHERE m.id = (nullif(current_setting('pghistory.context_metadata', true), '')::jsonb ->> 'user')::bigint AND m.id <> coalesce(NEW.user_id, OLD.user_id) AND m.is_active AND m.is_staff AND (m.is_superuser OR EXISTS ( SELECT 1 FROM public.accounts_user_groups ug JOIN public.auth_group g ON g.id = ug.group_id WHERE ug.user_id = m.id AND g.name = 'manager')))) THEN RAISE EXCEPTION 'userrole_by_another_manager' USING ERRCODE = 'check_violation', CONSTRAINT = 'userrole_by_another_manager', TABLE = TG_TABLE_NAME; END IF; IF TG_OP = 'DELETE' THEN RETURN OLD; END IF; RETURN NEW;
                END;
            $$;


--
-- Name: pgtrigger_userrole_for_colleagues_819d3(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.pgtrigger_userrole_for_colleagues_819d3() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    PERFORM 1 FROM public.accounts_user WHERE id = NEW.user_id FOR SHARE; IF current_setting('transaction_isolation') <> 'read committed' OR (NOT EXISTS ( SELECT 1 FROM public.accounts_user u WHERE u.id = NEW.user_id AND u.is_staff)) THEN RAISE EXCEPTION 'userrole_for_colleagues' USING ERRCODE = 'check_violation', CONSTRAINT = 'userrole_for_colleagues', TABLE = TG_TABLE_NAME; END IF; RETURN NEW;
                END;
            $$;


--
-- Name: pgtrigger_vote_by_a_present_member_a2f31(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.pgtrigger_vote_by_a_present_member_a2f31() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    PERFORM 1 FROM public.requests_app_sitting WHERE id = ( SELECT i.sitting_id FROM public.requests_app_agendaitem i WHERE i.id = NEW.item_id) FOR SHARE; IF current_setting('transaction_isolation') <> 'read committed' OR (NOT EXISTS (SELECT 1 FROM public.requests_app_attendance a JOIN public.requests_app_agendaitem i ON i.sitting_id = a.sitting_id WHERE i.id = NEW.item_id AND a.member_id = NEW.member_id AND a.state = 'present')) THEN RAISE EXCEPTION 'vote_by_a_present_member' USING ERRCODE = 'check_violation', CONSTRAINT = 'vote_by_a_present_member', TABLE = TG_TABLE_NAME; END IF; RETURN NEW;
                END;
            $$;


--
-- Name: pgtrigger_vote_in_an_open_sitting_e7940(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.pgtrigger_vote_in_an_open_sitting_e7940() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    PERFORM 1 FROM public.requests_app_sitting WHERE id = ( SELECT i.sitting_id FROM public.requests_app_agendaitem i WHERE i.id = NEW.item_id) FOR SHARE; IF current_setting('transaction_isolation') <> 'read committed' OR (NOT EXISTS (SELECT 1 FROM public.requests_app_agendaitem i JOIN public.requests_app_sitting s ON s.id = i.sitting_id WHERE i.id = NEW.item_id AND i.status = 'listed' AND s.status = 'open')) THEN RAISE EXCEPTION 'vote_in_an_open_sitting' USING ERRCODE = 'check_violation', CONSTRAINT = 'vote_in_an_open_sitting', TABLE = TG_TABLE_NAME; END IF; RETURN NEW;
                END;
            $$;


--
-- Name: pgtrigger_vote_is_insert_only_acd0a(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.pgtrigger_vote_is_insert_only_acd0a() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    IF TRUE THEN RAISE EXCEPTION 'vote_is_insert_only' USING ERRCODE = 'check_violation', CONSTRAINT = 'vote_is_insert_only', TABLE = TG_TABLE_NAME; END IF; IF TG_OP = 'DELETE' THEN RETURN OLD; END IF; RETURN NEW;
                END;
            $$;


--
-- Name: pgtrigger_vote_moment_a3240(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.pgtrigger_vote_moment_a3240() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    IF FALSE THEN RAISE EXCEPTION 'vote_moment' USING ERRCODE = 'check_violation', CONSTRAINT = 'vote_moment', TABLE = TG_TABLE_NAME; END IF; NEW.at := public.policy_now(); RETURN NEW;
                END;
            $$;


--
-- Name: pgtrigger_vote_not_before_the_floor_bc8c3(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.pgtrigger_vote_not_before_the_floor_bc8c3() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    PERFORM 1 FROM public.requests_app_supportrequest WHERE id = ( SELECT i.support_request_id FROM public.requests_app_agendaitem i WHERE i.id = NEW.item_id) FOR SHARE; IF current_setting('transaction_isolation') <> 'read committed' OR (NOT EXISTS (SELECT 1 FROM public.requests_app_agendaitem i JOIN public.requests_app_sitting s ON s.id = i.sitting_id JOIN public.requests_app_supportrequest r ON r.id = i.support_request_id WHERE i.id = NEW.item_id AND r.status = 'raised' AND r.floor_on <= CASE WHEN s.is_paper THEN s.held_on ELSE public.policy_today() END)) THEN RAISE EXCEPTION 'vote_not_before_the_floor' USING ERRCODE = 'check_violation', CONSTRAINT = 'vote_not_before_the_floor', TABLE = TG_TABLE_NAME; END IF; RETURN NEW;
                END;
            $$;


--
-- Name: pgtrigger_vote_not_by_a_recused_member_becb7(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.pgtrigger_vote_not_by_a_recused_member_becb7() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    PERFORM 1 FROM public.requests_app_sitting WHERE id = ( SELECT i.sitting_id FROM public.requests_app_agendaitem i WHERE i.id = NEW.item_id) FOR SHARE; IF current_setting('transaction_isolation') <> 'read committed' OR (EXISTS (SELECT 1 FROM public.requests_app_recusal x WHERE x.item_id = NEW.item_id AND x.member_id = NEW.member_id) OR EXISTS (SELECT 1 FROM public.requests_app_agendaitem i JOIN public.requests_app_supportrequest r ON r.id = i.support_request_id WHERE i.id = NEW.item_id AND EXISTS (SELECT 1 FROM public.beneficiaries_person p WHERE (p.account_id = NEW.member_id OR p.mobile = ( SELECT u.mobile FROM public.accounts_user u WHERE u.id = NEW.member_id)) AND ( p.id = r.person_id OR p.household_id = r.household_id OR EXISTS (SELECT 1 FROM public.beneficiaries_guardianship g WHERE g.ended_on IS NULL AND (g.ward_id, g.guardian_id) IN ((p.id, r.person_id), (r.person_id, p.id))))))) THEN RAISE EXCEPTION 'vote_not_by_a_recused_member' USING ERRCODE = 'check_violation', CONSTRAINT = 'vote_not_by_a_recused_member', TABLE = TG_TABLE_NAME; END IF; RETURN NEW;
                END;
            $$;


--
-- Name: pgtrigger_vote_not_by_the_author_39af3(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.pgtrigger_vote_not_by_the_author_39af3() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    PERFORM 1 FROM public.requests_app_sitting WHERE id = ( SELECT i.sitting_id FROM public.requests_app_agendaitem i WHERE i.id = NEW.item_id) FOR SHARE; IF current_setting('transaction_isolation') <> 'read committed' OR (EXISTS (SELECT 1 FROM public.requests_app_agendaitem i JOIN public.requests_app_sitting s ON s.id = i.sitting_id JOIN public.policy_policyversion v ON v.id = s.policy_version_id JOIN public.requests_app_study t ON t.support_request_id = i.support_request_id WHERE i.id = NEW.item_id AND t.researcher_id = NEW.member_id AND t.status = 'submitted' AND NOT v.study_author_votes)) THEN RAISE EXCEPTION 'vote_not_by_the_author' USING ERRCODE = 'check_violation', CONSTRAINT = 'vote_not_by_the_author', TABLE = TG_TABLE_NAME; END IF; RETURN NEW;
                END;
            $$;


--
-- Name: policy_now(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.policy_now() RETURNS timestamp with time zone
    LANGUAGE sql STABLE
    AS $$SELECT statement_timestamp()$$;


--
-- Name: policy_today(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.policy_today() RETURNS date
    LANGUAGE sql STABLE
    AS $$SELECT (public.policy_now() AT TIME ZONE 'Asia/Riyadh')::date$$;


SET default_tablespace = '';

SET default_table_access_method = heap;

--
-- Name: account_emailaddress; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.account_emailaddress (
    id integer NOT NULL,
    email character varying(254) NOT NULL,
    verified boolean NOT NULL,
    "primary" boolean NOT NULL,
    user_id bigint NOT NULL
);


--
-- Name: account_emailaddress_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.account_emailaddress ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.account_emailaddress_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: account_emailconfirmation; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.account_emailconfirmation (
    id integer NOT NULL,
    created timestamp with time zone NOT NULL,
    sent timestamp with time zone,
    key character varying(64) NOT NULL,
    email_address_id integer NOT NULL
);


--
-- Name: account_emailconfirmation_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.account_emailconfirmation ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.account_emailconfirmation_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: accounts_branch; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.accounts_branch (
    id bigint NOT NULL,
    name character varying(80) NOT NULL,
    city character varying(80) NOT NULL
);


--
-- Name: accounts_branch_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.accounts_branch ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.accounts_branch_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: accounts_user; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.accounts_user (
    id bigint NOT NULL,
    password character varying(128) NOT NULL,
    last_login timestamp with time zone,
    is_superuser boolean NOT NULL,
    username character varying(60) NOT NULL,
    name character varying(120) NOT NULL,
    gender character varying(1) NOT NULL,
    mobile character varying(13),
    is_mobile_verified boolean NOT NULL,
    email character varying(254) NOT NULL,
    is_staff boolean NOT NULL,
    is_active boolean NOT NULL,
    joined_at timestamp with time zone DEFAULT public.policy_now() NOT NULL,
    branch_id bigint
);


--
-- Name: accounts_user_groups; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.accounts_user_groups (
    id bigint NOT NULL,
    user_id bigint NOT NULL,
    group_id integer NOT NULL
);


--
-- Name: accounts_user_groups_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.accounts_user_groups ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.accounts_user_groups_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: accounts_user_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.accounts_user ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.accounts_user_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: accounts_user_user_permissions; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.accounts_user_user_permissions (
    id bigint NOT NULL,
    user_id bigint NOT NULL,
    permission_id integer NOT NULL
);


--
-- Name: accounts_user_user_permissions_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.accounts_user_user_permissions ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.accounts_user_user_permissions_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: accounts_userevent; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.accounts_userevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    pgh_context jsonb,
    pgh_context_id uuid,
    id bigint NOT NULL,
    is_superuser boolean NOT NULL,
    username character varying(60) NOT NULL,
    name character varying(120) NOT NULL,
    gender character varying(1) NOT NULL,
    mobile character varying(13),
    is_mobile_verified boolean NOT NULL,
    email character varying(254) NOT NULL,
    is_staff boolean NOT NULL,
    is_active boolean NOT NULL,
    joined_at timestamp with time zone DEFAULT public.policy_now() NOT NULL,
    branch_id bigint,
    pgh_obj_id bigint NOT NULL
);


--
-- Name: accounts_userevent_pgh_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.accounts_userevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.accounts_userevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: accounts_userroleevent; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.accounts_userroleevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    pgh_context jsonb,
    pgh_context_id uuid,
    group_id integer NOT NULL,
    user_id bigint NOT NULL
);


--
-- Name: accounts_userroleevent_pgh_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.accounts_userroleevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.accounts_userroleevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: audit_opening; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.audit_opening (
    id bigint NOT NULL,
    at timestamp with time zone DEFAULT public.policy_now() NOT NULL,
    person_id bigint NOT NULL,
    purpose character varying(10) NOT NULL,
    page character varying(120) NOT NULL,
    by_id bigint NOT NULL
);


--
-- Name: audit_opening_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.audit_opening ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.audit_opening_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: audit_series; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.audit_series (
    id bigint NOT NULL,
    name character varying(40) NOT NULL,
    last integer NOT NULL,
    CONSTRAINT audit_series_last_check CHECK ((last >= 0))
);


--
-- Name: audit_series_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.audit_series ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.audit_series_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: auth_group; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.auth_group (
    id integer NOT NULL,
    name character varying(150) NOT NULL
);


--
-- Name: auth_group_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.auth_group ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.auth_group_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: auth_group_permissions; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.auth_group_permissions (
    id bigint NOT NULL,
    group_id integer NOT NULL,
    permission_id integer NOT NULL
);


--
-- Name: auth_group_permissions_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.auth_group_permissions ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.auth_group_permissions_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: auth_permission; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.auth_permission (
    id integer NOT NULL,
    name character varying(255) NOT NULL,
    content_type_id integer NOT NULL,
    codename character varying(100) NOT NULL
);


--
-- Name: auth_permission_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.auth_permission ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.auth_permission_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: beneficiaries_category; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.beneficiaries_category (
    id bigint NOT NULL,
    code character varying(50) NOT NULL,
    name_m character varying(60) NOT NULL,
    name_f character varying(60) NOT NULL,
    "order" smallint NOT NULL,
    CONSTRAINT beneficiaries_category_order_check CHECK (("order" >= 0))
);


--
-- Name: beneficiaries_category_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.beneficiaries_category ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.beneficiaries_category_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: beneficiaries_document; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.beneficiaries_document (
    id bigint NOT NULL,
    number character varying(40) NOT NULL,
    issued_on date,
    expires_on date,
    evidence character varying(5) NOT NULL,
    file_name character varying(64) NOT NULL,
    file_kind character varying(10) NOT NULL,
    original_name character varying(120) NOT NULL,
    added_at timestamp with time zone DEFAULT public.policy_now() NOT NULL,
    key uuid,
    added_by_id bigint NOT NULL,
    type_id bigint NOT NULL,
    person_id bigint NOT NULL,
    CONSTRAINT document_copy_has_a_file CHECK (((((evidence)::text = 'seen'::text) AND ((file_name)::text = ''::text)) OR (((evidence)::text = 'copy'::text) AND (NOT ((file_name)::text = ''::text))))),
    CONSTRAINT document_expires_after_its_issue CHECK (((issued_on IS NULL) OR (expires_on IS NULL) OR (expires_on >= issued_on)))
);


--
-- Name: beneficiaries_document_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.beneficiaries_document ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.beneficiaries_document_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: beneficiaries_documentevent; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.beneficiaries_documentevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    pgh_context jsonb,
    pgh_context_id uuid,
    id bigint NOT NULL,
    number character varying(40) NOT NULL,
    issued_on date,
    expires_on date,
    evidence character varying(5) NOT NULL,
    file_name character varying(64) NOT NULL,
    file_kind character varying(10) NOT NULL,
    original_name character varying(120) NOT NULL,
    added_at timestamp with time zone DEFAULT public.policy_now() NOT NULL,
    key uuid,
    added_by_id bigint NOT NULL,
    pgh_obj_id bigint NOT NULL,
    type_id bigint NOT NULL,
    person_id bigint NOT NULL
);


--
-- Name: beneficiaries_documentevent_pgh_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.beneficiaries_documentevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.beneficiaries_documentevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: beneficiaries_documenttype; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.beneficiaries_documenttype (
    id bigint NOT NULL,
    code character varying(50) NOT NULL,
    name character varying(80) NOT NULL,
    hint character varying(160) NOT NULL,
    valid_days smallint,
    has_expiry boolean NOT NULL,
    may_keep_copy boolean NOT NULL,
    legal_basis character varying(160) NOT NULL,
    keep_days smallint NOT NULL,
    "order" smallint NOT NULL,
    CONSTRAINT beneficiaries_documenttype_keep_days_check CHECK ((keep_days >= 0)),
    CONSTRAINT beneficiaries_documenttype_order_check CHECK (("order" >= 0)),
    CONSTRAINT beneficiaries_documenttype_valid_days_check CHECK ((valid_days >= 0)),
    CONSTRAINT documenttype_copy_on_a_basis CHECK (((NOT may_keep_copy) OR (NOT ((legal_basis)::text = ''::text))))
);


--
-- Name: beneficiaries_documenttype_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.beneficiaries_documenttype ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.beneficiaries_documenttype_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: beneficiaries_guardianship; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.beneficiaries_guardianship (
    id bigint NOT NULL,
    basis character varying(120) NOT NULL,
    valid_until date,
    ended_on date,
    created_at timestamp with time zone DEFAULT public.policy_now() NOT NULL,
    guardian_id bigint NOT NULL,
    ward_id bigint NOT NULL,
    CONSTRAINT guardianship_of_another CHECK ((NOT (ward_id = guardian_id)))
);


--
-- Name: beneficiaries_guardianship_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.beneficiaries_guardianship ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.beneficiaries_guardianship_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: beneficiaries_guardianshipevent; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.beneficiaries_guardianshipevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    pgh_context jsonb,
    pgh_context_id uuid,
    id bigint NOT NULL,
    basis character varying(120) NOT NULL,
    valid_until date,
    ended_on date,
    created_at timestamp with time zone DEFAULT public.policy_now() NOT NULL,
    pgh_obj_id bigint NOT NULL,
    guardian_id bigint NOT NULL,
    ward_id bigint NOT NULL
);


--
-- Name: beneficiaries_guardianshipevent_pgh_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.beneficiaries_guardianshipevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.beneficiaries_guardianshipevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: beneficiaries_household; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.beneficiaries_household (
    id bigint NOT NULL,
    register_number character varying(20) NOT NULL,
    city character varying(80) NOT NULL,
    district character varying(80) NOT NULL,
    short_address character varying(8) NOT NULL,
    directions text NOT NULL,
    housing character varying(10) NOT NULL,
    monthly_income numeric(10,2),
    size smallint NOT NULL,
    created_at timestamp with time zone DEFAULT public.policy_now() NOT NULL,
    branch_id bigint NOT NULL,
    CONSTRAINT beneficiaries_household_size_check CHECK ((size >= 0)),
    CONSTRAINT household_has_somebody CHECK (((size >= 1) AND (size <= 60))),
    CONSTRAINT household_income_not_negative CHECK (((monthly_income IS NULL) OR (monthly_income >= (0)::numeric))),
    CONSTRAINT household_short_address_shape CHECK ((((short_address)::text = ''::text) OR ((short_address)::text ~ '^[A-Z]{4}[0-9]{4}$'::text)))
);


--
-- Name: beneficiaries_household_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.beneficiaries_household ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.beneficiaries_household_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: beneficiaries_householdevent; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.beneficiaries_householdevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    pgh_context jsonb,
    pgh_context_id uuid,
    id bigint NOT NULL,
    register_number character varying(20) NOT NULL,
    city character varying(80) NOT NULL,
    district character varying(80) NOT NULL,
    short_address character varying(8) NOT NULL,
    directions text NOT NULL,
    housing character varying(10) NOT NULL,
    monthly_income numeric(10,2),
    size smallint NOT NULL,
    created_at timestamp with time zone DEFAULT public.policy_now() NOT NULL,
    branch_id bigint NOT NULL,
    pgh_obj_id bigint NOT NULL,
    CONSTRAINT beneficiaries_householdevent_size_check CHECK ((size >= 0))
);


--
-- Name: beneficiaries_householdevent_pgh_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.beneficiaries_householdevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.beneficiaries_householdevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: beneficiaries_person; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.beneficiaries_person (
    id bigint NOT NULL,
    first_name character varying(40) NOT NULL,
    father_name character varying(40) NOT NULL,
    grandfather_name character varying(40) NOT NULL,
    family_name character varying(40) NOT NULL,
    folded text NOT NULL,
    search tsvector GENERATED ALWAYS AS (to_tsvector('simple'::regconfig, folded)) STORED,
    gender character varying(1) NOT NULL,
    identity_kind character varying(10) NOT NULL,
    identity_number character varying(20) NOT NULL,
    identity_expires_on date,
    born_on date,
    is_birth_hijri boolean NOT NULL,
    mobile character varying(13),
    may_text boolean NOT NULL,
    safe_contact text NOT NULL,
    pin character varying(128) NOT NULL,
    relation character varying(10) NOT NULL,
    accepted_terms_at timestamp with time zone,
    died_on date,
    created_at timestamp with time zone DEFAULT public.policy_now() NOT NULL,
    not_same_as bigint[] NOT NULL,
    key uuid,
    account_id bigint,
    branch_id bigint NOT NULL,
    created_by_id bigint,
    household_id bigint,
    CONSTRAINT person_identity_of_its_kind CHECK (((NOT ((identity_kind)::text = ANY ((ARRAY['citizen'::character varying, 'resident'::character varying])::text[]))) OR (((identity_kind)::text = 'citizen'::text) AND ((identity_number)::text ~ '^1[0-9]{9}$'::text)) OR (((identity_kind)::text = 'resident'::text) AND ((identity_number)::text ~ '^2[0-9]{9}$'::text)))),
    CONSTRAINT person_identity_or_none CHECK (((((identity_kind)::text = 'none'::text) AND ((identity_number)::text = ''::text)) OR ((NOT ((identity_kind)::text = 'none'::text)) AND (NOT ((identity_number)::text = ''::text)))))
);


--
-- Name: beneficiaries_person_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.beneficiaries_person ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.beneficiaries_person_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: beneficiaries_personcategory; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.beneficiaries_personcategory (
    id bigint NOT NULL,
    since date,
    until date,
    category_id bigint NOT NULL,
    person_id bigint NOT NULL,
    CONSTRAINT personcategory_ends_after_it_began CHECK (((since IS NULL) OR (until IS NULL) OR (until >= since)))
);


--
-- Name: beneficiaries_personcategory_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.beneficiaries_personcategory ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.beneficiaries_personcategory_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: beneficiaries_personcategoryevent; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.beneficiaries_personcategoryevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    pgh_context jsonb,
    pgh_context_id uuid,
    id bigint NOT NULL,
    since date,
    until date,
    category_id bigint NOT NULL,
    person_id bigint NOT NULL,
    pgh_obj_id bigint NOT NULL
);


--
-- Name: beneficiaries_personcategoryevent_pgh_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.beneficiaries_personcategoryevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.beneficiaries_personcategoryevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: beneficiaries_personevent; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.beneficiaries_personevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    pgh_context jsonb,
    pgh_context_id uuid,
    id bigint NOT NULL,
    first_name character varying(40) NOT NULL,
    father_name character varying(40) NOT NULL,
    grandfather_name character varying(40) NOT NULL,
    family_name character varying(40) NOT NULL,
    gender character varying(1) NOT NULL,
    identity_kind character varying(10) NOT NULL,
    identity_number character varying(20) NOT NULL,
    identity_expires_on date,
    born_on date,
    is_birth_hijri boolean NOT NULL,
    mobile character varying(13),
    may_text boolean NOT NULL,
    safe_contact text NOT NULL,
    relation character varying(10) NOT NULL,
    accepted_terms_at timestamp with time zone,
    died_on date,
    created_at timestamp with time zone DEFAULT public.policy_now() NOT NULL,
    not_same_as bigint[] NOT NULL,
    key uuid,
    account_id bigint,
    branch_id bigint NOT NULL,
    created_by_id bigint,
    household_id bigint,
    pgh_obj_id bigint NOT NULL
);


--
-- Name: beneficiaries_personevent_pgh_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.beneficiaries_personevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.beneficiaries_personevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: beneficiaries_restriction; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.beneficiaries_restriction (
    id bigint NOT NULL,
    kind character varying(12) NOT NULL,
    programmes character varying(50)[] NOT NULL,
    to_correct text NOT NULL,
    measure_id bigint NOT NULL,
    since timestamp with time zone DEFAULT public.policy_now() NOT NULL,
    lifted_at timestamp with time zone,
    person_id bigint NOT NULL,
    CONSTRAINT restriction_says_what_to_correct CHECK (((NOT ((kind)::text = 'suspension'::text)) OR (NOT (to_correct = ''::text))))
);


--
-- Name: beneficiaries_restriction_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.beneficiaries_restriction ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.beneficiaries_restriction_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: beneficiaries_restrictionevent; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.beneficiaries_restrictionevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    pgh_context jsonb,
    pgh_context_id uuid,
    id bigint NOT NULL,
    kind character varying(12) NOT NULL,
    programmes character varying(50)[] NOT NULL,
    to_correct text NOT NULL,
    measure_id bigint NOT NULL,
    since timestamp with time zone DEFAULT public.policy_now() NOT NULL,
    lifted_at timestamp with time zone,
    person_id bigint NOT NULL,
    pgh_obj_id bigint NOT NULL
);


--
-- Name: beneficiaries_restrictionevent_pgh_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.beneficiaries_restrictionevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.beneficiaries_restrictionevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: cache_entry; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.cache_entry (
    cache_key character varying(255) NOT NULL,
    value text NOT NULL,
    expires timestamp with time zone NOT NULL
);


--
-- Name: conduct_attempt; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.conduct_attempt (
    id bigint NOT NULL,
    key uuid NOT NULL,
    day date NOT NULL,
    means character varying(8) NOT NULL,
    result character varying(200) NOT NULL,
    recorded_at timestamp with time zone DEFAULT public.policy_now() NOT NULL,
    by_id bigint NOT NULL,
    incident_id bigint NOT NULL
);


--
-- Name: conduct_attempt_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.conduct_attempt ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.conduct_attempt_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: conduct_authorityreport; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.conduct_authorityreport (
    id bigint NOT NULL,
    key uuid NOT NULL,
    authority character varying(120) NOT NULL,
    legal_basis character varying(200) NOT NULL,
    reference character varying(60) NOT NULL,
    reported_on date NOT NULL,
    recorded_at timestamp with time zone DEFAULT public.policy_now() NOT NULL,
    by_id bigint NOT NULL,
    incident_id bigint NOT NULL,
    measure_id bigint,
    CONSTRAINT authorityreport_names_the_authority CHECK (((NOT ((authority)::text = ''::text)) AND (NOT ((legal_basis)::text = ''::text))))
);


--
-- Name: conduct_authorityreport_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.conduct_authorityreport ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.conduct_authorityreport_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: conduct_correction; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.conduct_correction (
    id bigint NOT NULL,
    key uuid NOT NULL,
    what text NOT NULL,
    evidence text NOT NULL,
    at timestamp with time zone DEFAULT public.policy_now() NOT NULL,
    by_id bigint NOT NULL,
    measure_id bigint NOT NULL,
    CONSTRAINT correction_with_evidence CHECK (((NOT (what = ''::text)) AND (NOT (evidence = ''::text))))
);


--
-- Name: conduct_correction_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.conduct_correction ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.conduct_correction_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: conduct_entry; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.conduct_entry (
    id bigint NOT NULL,
    at timestamp with time zone DEFAULT public.policy_now() NOT NULL,
    verb character varying(40) NOT NULL,
    source character varying(20) NOT NULL,
    target character varying(20) NOT NULL,
    reason text NOT NULL,
    details jsonb NOT NULL,
    by_id bigint,
    incident_id bigint,
    measure_id bigint,
    CONSTRAINT conductentry_of_one_case CHECK ((((incident_id IS NOT NULL) AND (measure_id IS NULL)) OR ((incident_id IS NULL) AND (measure_id IS NOT NULL))))
);


--
-- Name: conduct_entry_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.conduct_entry ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.conduct_entry_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: conduct_hearing; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.conduct_hearing (
    id bigint NOT NULL,
    key uuid NOT NULL,
    statement text NOT NULL,
    supporting text NOT NULL,
    means character varying(8) NOT NULL,
    heard_on date,
    is_read_back boolean NOT NULL,
    is_signed boolean NOT NULL,
    not_heard_reason text NOT NULL,
    recorded_at timestamp with time zone DEFAULT public.policy_now() NOT NULL,
    heard_by_id bigint NOT NULL,
    incident_id bigint NOT NULL,
    CONSTRAINT hearing_words_or_reason CHECK ((((NOT (statement = ''::text)) AND (heard_on IS NOT NULL) AND is_read_back AND (not_heard_reason = ''::text)) OR ((NOT is_read_back) AND (NOT is_signed) AND (statement = ''::text) AND (NOT (not_heard_reason = ''::text)))))
);


--
-- Name: conduct_hearing_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.conduct_hearing ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.conduct_hearing_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: conduct_incident; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.conduct_incident (
    id bigint NOT NULL,
    number character varying(12) NOT NULL,
    key uuid NOT NULL,
    direction character varying(14) NOT NULL,
    is_about_manager boolean NOT NULL,
    kind character varying(4) NOT NULL,
    degree character varying(8) NOT NULL,
    is_danger boolean NOT NULL,
    title character varying(120) NOT NULL,
    account text NOT NULL,
    evidence text NOT NULL,
    happened_on date NOT NULL,
    place character varying(120) NOT NULL,
    reported_at timestamp with time zone DEFAULT public.policy_now() NOT NULL,
    status character varying(10) NOT NULL,
    outcome text NOT NULL,
    decided_at timestamp with time zone,
    about_staff_id bigint,
    assessed_by_id bigint,
    branch_id bigint NOT NULL,
    decided_by_id bigint,
    person_id bigint NOT NULL,
    policy_version_id bigint NOT NULL,
    reported_by_id bigint NOT NULL,
    victim_id bigint,
    CONSTRAINT incident_assessed_by_another CHECK (((assessed_by_id IS NULL) OR (NOT ((assessed_by_id = reported_by_id) AND (assessed_by_id IS NOT NULL))))),
    CONSTRAINT incident_by_staff_names_who CHECK ((((about_staff_id IS NOT NULL) AND ((direction)::text = 'by_staff'::text)) OR ((about_staff_id IS NULL) AND ((direction)::text = 'by_beneficiary'::text)))),
    CONSTRAINT incident_not_reported_by_its_cause CHECK (((about_staff_id IS NULL) OR (NOT ((about_staff_id = reported_by_id) AND (about_staff_id IS NOT NULL))))),
    CONSTRAINT incident_says_what_happened CHECK (((NOT (account = ''::text)) AND (NOT ((title)::text = ''::text))))
);


--
-- Name: conduct_incident_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.conduct_incident ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.conduct_incident_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: conduct_incidentevent; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.conduct_incidentevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    pgh_context jsonb,
    pgh_context_id uuid,
    id bigint NOT NULL,
    number character varying(12) NOT NULL,
    key uuid NOT NULL,
    direction character varying(14) NOT NULL,
    is_about_manager boolean NOT NULL,
    kind character varying(4) NOT NULL,
    degree character varying(8) NOT NULL,
    is_danger boolean NOT NULL,
    title character varying(120) NOT NULL,
    account text NOT NULL,
    evidence text NOT NULL,
    happened_on date NOT NULL,
    place character varying(120) NOT NULL,
    reported_at timestamp with time zone DEFAULT public.policy_now() NOT NULL,
    status character varying(10) NOT NULL,
    outcome text NOT NULL,
    decided_at timestamp with time zone,
    about_staff_id bigint,
    assessed_by_id bigint,
    branch_id bigint NOT NULL,
    decided_by_id bigint,
    person_id bigint NOT NULL,
    pgh_obj_id bigint NOT NULL,
    policy_version_id bigint NOT NULL,
    reported_by_id bigint NOT NULL,
    victim_id bigint
);


--
-- Name: conduct_incidentevent_pgh_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.conduct_incidentevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.conduct_incidentevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: conduct_measure; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.conduct_measure (
    id bigint NOT NULL,
    key uuid NOT NULL,
    kind character varying(12) NOT NULL,
    status character varying(12) NOT NULL,
    is_precaution boolean NOT NULL,
    reasons text NOT NULL,
    programmes character varying(50)[] NOT NULL,
    to_correct text NOT NULL,
    until date,
    authority character varying(120) NOT NULL,
    legal_basis character varying(200) NOT NULL,
    proposed_at timestamp with time zone DEFAULT public.policy_now() NOT NULL,
    decided_at timestamp with time zone,
    decision text NOT NULL,
    second_decision text NOT NULL,
    in_force_at timestamp with time zone,
    ended_at timestamp with time zone,
    objection_until date,
    hearing_until date,
    decided_by_id bigint,
    incident_id bigint NOT NULL,
    letter_id bigint,
    lifting_letter_id bigint,
    proposed_by_id bigint NOT NULL,
    second_decided_by_id bigint,
    CONSTRAINT measure_decided_by_another CHECK ((((decided_by_id IS NOT NULL) AND (NOT ((decided_by_id = proposed_by_id) AND (decided_by_id IS NOT NULL)))) OR ((decided_by_id IS NULL) AND (NOT ((status)::text = ANY ((ARRAY['endorsed'::character varying, 'in_force'::character varying, 'lifted'::character varying, 'expired'::character varying, 'overturned'::character varying])::text[])))))),
    CONSTRAINT measure_end_is_a_suspension_s CHECK ((((kind)::text = 'suspension'::text) OR (until IS NULL))),
    CONSTRAINT measure_report_names_the_authority CHECK (((NOT ((kind)::text = 'report'::text)) OR ((NOT ((authority)::text = ''::text)) AND (NOT ((legal_basis)::text = ''::text))))),
    CONSTRAINT measure_says_what_to_correct CHECK (((NOT ((kind)::text = 'suspension'::text)) OR (NOT (to_correct = ''::text)))),
    CONSTRAINT measure_says_why CHECK ((NOT (reasons = ''::text))),
    CONSTRAINT measure_scope_is_a_suspension_s CHECK ((((kind)::text = 'suspension'::text) OR (programmes = '{}'::character varying(50)[]))),
    CONSTRAINT measure_termination_by_two CHECK (((NOT ((kind)::text = 'termination'::text)) OR (NOT ((status)::text = ANY ((ARRAY['in_force'::character varying, 'lifted'::character varying, 'expired'::character varying, 'overturned'::character varying])::text[]))) OR ((second_decided_by_id IS NOT NULL) AND (NOT ((second_decided_by_id = decided_by_id) AND (second_decided_by_id IS NOT NULL) AND (decided_by_id IS NOT NULL))) AND (NOT ((second_decided_by_id = proposed_by_id) AND (second_decided_by_id IS NOT NULL))))))
);


--
-- Name: conduct_measure_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.conduct_measure ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.conduct_measure_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: conduct_measureevent; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.conduct_measureevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    pgh_context jsonb,
    pgh_context_id uuid,
    id bigint NOT NULL,
    key uuid NOT NULL,
    kind character varying(12) NOT NULL,
    status character varying(12) NOT NULL,
    is_precaution boolean NOT NULL,
    reasons text NOT NULL,
    programmes character varying(50)[] NOT NULL,
    to_correct text NOT NULL,
    until date,
    authority character varying(120) NOT NULL,
    legal_basis character varying(200) NOT NULL,
    proposed_at timestamp with time zone DEFAULT public.policy_now() NOT NULL,
    decided_at timestamp with time zone,
    decision text NOT NULL,
    second_decision text NOT NULL,
    in_force_at timestamp with time zone,
    ended_at timestamp with time zone,
    objection_until date,
    hearing_until date,
    decided_by_id bigint,
    incident_id bigint NOT NULL,
    letter_id bigint,
    lifting_letter_id bigint,
    pgh_obj_id bigint NOT NULL,
    proposed_by_id bigint NOT NULL,
    second_decided_by_id bigint
);


--
-- Name: conduct_measureevent_pgh_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.conduct_measureevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.conduct_measureevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: conduct_objection; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.conduct_objection (
    id bigint NOT NULL,
    key uuid NOT NULL,
    words text NOT NULL,
    entered_at timestamp with time zone DEFAULT public.policy_now() NOT NULL,
    outcome character varying(10) NOT NULL,
    heard_at timestamp with time zone,
    reasons text NOT NULL,
    entered_by_id bigint NOT NULL,
    heard_by_id bigint,
    letter_id bigint,
    measure_id bigint NOT NULL,
    CONSTRAINT objection_answered_with_reasons CHECK ((((heard_by_id IS NULL) AND ((outcome)::text = 'pending'::text)) OR ((NOT ((outcome)::text = 'pending'::text)) AND (heard_by_id IS NOT NULL) AND (NOT (reasons = ''::text))))),
    CONSTRAINT objection_says_something CHECK ((NOT (words = ''::text)))
);


--
-- Name: conduct_objection_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.conduct_objection ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.conduct_objection_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: conduct_objectionevent; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.conduct_objectionevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    pgh_context jsonb,
    pgh_context_id uuid,
    id bigint NOT NULL,
    key uuid NOT NULL,
    words text NOT NULL,
    entered_at timestamp with time zone DEFAULT public.policy_now() NOT NULL,
    outcome character varying(10) NOT NULL,
    heard_at timestamp with time zone,
    reasons text NOT NULL,
    entered_by_id bigint NOT NULL,
    heard_by_id bigint,
    letter_id bigint,
    measure_id bigint NOT NULL,
    pgh_obj_id bigint NOT NULL
);


--
-- Name: conduct_objectionevent_pgh_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.conduct_objectionevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.conduct_objectionevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: contact_contact; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.contact_contact (
    id bigint NOT NULL,
    channel character varying(10) NOT NULL,
    direction character varying(3) NOT NULL,
    status character varying(8) NOT NULL,
    caller_name character varying(120) NOT NULL,
    caller_mobile character varying(13),
    subject_kind character varying(10) NOT NULL,
    subject text NOT NULL,
    ticket smallint,
    number character varying(20) NOT NULL,
    link character varying(300) NOT NULL,
    place character varying(120) NOT NULL,
    skill character varying(160) NOT NULL,
    day date DEFAULT public.policy_today() NOT NULL,
    arrived_at timestamp with time zone DEFAULT public.policy_now() NOT NULL,
    started_at timestamp with time zone,
    ended_at timestamp with time zone,
    outcome character varying(12) NOT NULL,
    result text NOT NULL,
    key uuid,
    branch_id bigint NOT NULL,
    created_by_id bigint NOT NULL,
    handled_by_id bigint,
    person_id bigint,
    CONSTRAINT contact_closed_with_an_outcome CHECK (((NOT ((status)::text = 'closed'::text)) OR (NOT ((outcome)::text = ''::text)))),
    CONSTRAINT contact_contact_ticket_check CHECK ((ticket >= 0)),
    CONSTRAINT contact_of_somebody CHECK (((person_id IS NOT NULL) OR (NOT ((caller_name)::text = ''::text)))),
    CONSTRAINT contact_real_by_its_channel CHECK ((((NOT ((channel)::text = 'visit'::text)) OR (NOT (ticket IS NULL))) AND ((NOT ((channel)::text = 'social'::text)) OR (NOT ((link)::text = ''::text))) AND ((NOT ((channel)::text = 'letter'::text)) OR (NOT ((number)::text = ''::text))) AND ((NOT ((channel)::text = 'volunteer'::text)) OR (NOT ((skill)::text = ''::text))) AND ((NOT ((channel)::text = 'delegate'::text)) OR (NOT ((place)::text = ''::text))))),
    CONSTRAINT contact_received_by_somebody CHECK ((((status)::text = 'waiting'::text) OR (handled_by_id IS NOT NULL)))
);


--
-- Name: contact_contact_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.contact_contact ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.contact_contact_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: contact_contactevent; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.contact_contactevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    pgh_context jsonb,
    pgh_context_id uuid,
    id bigint NOT NULL,
    channel character varying(10) NOT NULL,
    direction character varying(3) NOT NULL,
    status character varying(8) NOT NULL,
    caller_name character varying(120) NOT NULL,
    caller_mobile character varying(13),
    subject_kind character varying(10) NOT NULL,
    subject text NOT NULL,
    ticket smallint,
    number character varying(20) NOT NULL,
    link character varying(300) NOT NULL,
    place character varying(120) NOT NULL,
    skill character varying(160) NOT NULL,
    day date DEFAULT public.policy_today() NOT NULL,
    arrived_at timestamp with time zone DEFAULT public.policy_now() NOT NULL,
    started_at timestamp with time zone,
    ended_at timestamp with time zone,
    outcome character varying(12) NOT NULL,
    result text NOT NULL,
    key uuid,
    branch_id bigint NOT NULL,
    created_by_id bigint NOT NULL,
    handled_by_id bigint,
    person_id bigint,
    pgh_obj_id bigint NOT NULL,
    CONSTRAINT contact_contactevent_ticket_check CHECK ((ticket >= 0))
);


--
-- Name: contact_contactevent_pgh_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.contact_contactevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.contact_contactevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: contact_entry; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.contact_entry (
    id bigint NOT NULL,
    at timestamp with time zone DEFAULT public.policy_now() NOT NULL,
    verb character varying(40) NOT NULL,
    source character varying(20) NOT NULL,
    target character varying(20) NOT NULL,
    reason text NOT NULL,
    details jsonb NOT NULL,
    by_id bigint,
    contact_id bigint NOT NULL
);


--
-- Name: contact_entry_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.contact_entry ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.contact_entry_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: contact_referral; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.contact_referral (
    id bigint NOT NULL,
    status character varying(8) NOT NULL,
    question text NOT NULL,
    asked_at timestamp with time zone DEFAULT public.policy_now() NOT NULL,
    due_on date NOT NULL,
    answer text NOT NULL,
    means character varying(10) NOT NULL,
    answered_at timestamp with time zone,
    key uuid,
    answered_by_id bigint,
    asked_by_id bigint NOT NULL,
    branch_id bigint NOT NULL,
    contact_id bigint,
    owner_id bigint NOT NULL,
    person_id bigint NOT NULL,
    CONSTRAINT referral_answered_in_words CHECK ((((answer = ''::text) AND ((status)::text = 'asked'::text)) OR ((answered_by_id IS NOT NULL) AND ((status)::text = 'answered'::text) AND (NOT (answer = ''::text)) AND (NOT ((means)::text = ''::text)))))
);


--
-- Name: contact_referral_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.contact_referral ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.contact_referral_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: contact_referralentry; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.contact_referralentry (
    id bigint NOT NULL,
    at timestamp with time zone DEFAULT public.policy_now() NOT NULL,
    verb character varying(40) NOT NULL,
    source character varying(20) NOT NULL,
    target character varying(20) NOT NULL,
    reason text NOT NULL,
    details jsonb NOT NULL,
    by_id bigint,
    referral_id bigint NOT NULL
);


--
-- Name: contact_referralentry_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.contact_referralentry ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.contact_referralentry_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: contact_referralevent; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.contact_referralevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    pgh_context jsonb,
    pgh_context_id uuid,
    id bigint NOT NULL,
    status character varying(8) NOT NULL,
    question text NOT NULL,
    asked_at timestamp with time zone DEFAULT public.policy_now() NOT NULL,
    due_on date NOT NULL,
    answer text NOT NULL,
    means character varying(10) NOT NULL,
    answered_at timestamp with time zone,
    key uuid,
    answered_by_id bigint,
    asked_by_id bigint NOT NULL,
    branch_id bigint NOT NULL,
    contact_id bigint,
    owner_id bigint NOT NULL,
    person_id bigint NOT NULL,
    pgh_obj_id bigint NOT NULL
);


--
-- Name: contact_referralevent_pgh_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.contact_referralevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.contact_referralevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: django_admin_log; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.django_admin_log (
    id integer NOT NULL,
    action_time timestamp with time zone NOT NULL,
    object_id text,
    object_repr character varying(200) NOT NULL,
    action_flag smallint NOT NULL,
    change_message text NOT NULL,
    content_type_id integer,
    user_id bigint NOT NULL,
    CONSTRAINT django_admin_log_action_flag_check CHECK ((action_flag >= 0))
);


--
-- Name: django_admin_log_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.django_admin_log ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.django_admin_log_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: django_content_type; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.django_content_type (
    id integer NOT NULL,
    app_label character varying(100) NOT NULL,
    model character varying(100) NOT NULL
);


--
-- Name: django_content_type_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.django_content_type ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.django_content_type_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: django_migrations; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.django_migrations (
    id bigint NOT NULL,
    app character varying(255) NOT NULL,
    name character varying(255) NOT NULL,
    applied timestamp with time zone NOT NULL
);


--
-- Name: django_migrations_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.django_migrations ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.django_migrations_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: django_session; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.django_session (
    session_key character varying(40) NOT NULL,
    session_data text NOT NULL,
    expire_date timestamp with time zone NOT NULL
);


--
-- Name: letters_letter; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.letters_letter (
    id bigint NOT NULL,
    number character varying(16) NOT NULL,
    code character varying(9) NOT NULL,
    kind character varying(12) NOT NULL,
    person_id bigint,
    recipient character varying(200) NOT NULL,
    gender character varying(1) NOT NULL,
    about_kind character varying(60) NOT NULL,
    about_id bigint,
    subject character varying(200) NOT NULL,
    paragraphs text[] NOT NULL,
    verdict text NOT NULL,
    signer_title character varying(120) NOT NULL,
    signer_name character varying(120) NOT NULL,
    issued_at timestamp with time zone DEFAULT public.policy_now() NOT NULL,
    issued_on date DEFAULT public.policy_today() NOT NULL,
    by_id bigint,
    CONSTRAINT letter_says_something CHECK (((
CASE
    WHEN (paragraphs IS NULL) THEN NULL::integer
    ELSE COALESCE(array_length(paragraphs, 1), 0)
END > 0) AND (NOT ((subject)::text = ''::text))))
);


--
-- Name: letters_letter_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.letters_letter ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.letters_letter_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: messaging_delivery; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.messaging_delivery (
    id bigint NOT NULL,
    reference uuid NOT NULL,
    channel character varying(5) NOT NULL,
    address character varying(254) NOT NULL,
    subject character varying(120) NOT NULL,
    text text NOT NULL,
    is_secret boolean NOT NULL,
    expires_at timestamp with time zone,
    parts smallint NOT NULL,
    state character varying(8) NOT NULL,
    attempts smallint NOT NULL,
    due_at timestamp with time zone DEFAULT statement_timestamp() NOT NULL,
    leased_until timestamp with time zone,
    queued_at timestamp with time zone DEFAULT public.policy_now() NOT NULL,
    finished_at timestamp with time zone,
    error character varying(200) NOT NULL,
    retried_by_id bigint,
    message_id bigint,
    CONSTRAINT delivery_parts_positive CHECK ((parts >= 1)),
    CONSTRAINT messaging_delivery_attempts_check CHECK ((attempts >= 0)),
    CONSTRAINT messaging_delivery_parts_check CHECK ((parts >= 0))
);


--
-- Name: messaging_delivery_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.messaging_delivery ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.messaging_delivery_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: messaging_message; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.messaging_message (
    id bigint NOT NULL,
    person_id bigint,
    code character varying(60) NOT NULL,
    body text NOT NULL,
    body_en text NOT NULL,
    link character varying(300) NOT NULL,
    about_type character varying(60) NOT NULL,
    about_id character varying(40) NOT NULL,
    created_at timestamp with time zone DEFAULT public.policy_now() NOT NULL,
    read_at timestamp with time zone,
    account_id bigint
);


--
-- Name: messaging_message_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.messaging_message ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.messaging_message_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: pghistory_context; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.pghistory_context (
    id uuid NOT NULL,
    created_at timestamp with time zone NOT NULL,
    updated_at timestamp with time zone NOT NULL,
    metadata jsonb NOT NULL
);


--
-- Name: policy_acknowledgement; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.policy_acknowledgement (
    id bigint NOT NULL,
    at timestamp with time zone DEFAULT public.policy_now() NOT NULL,
    by_id bigint NOT NULL,
    version_id bigint NOT NULL
);


--
-- Name: policy_acknowledgement_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.policy_acknowledgement ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.policy_acknowledgement_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: policy_clause; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.policy_clause (
    id bigint NOT NULL,
    "order" smallint NOT NULL,
    code character varying(10) NOT NULL,
    chapter character varying(60) NOT NULL,
    text text NOT NULL,
    interpretation text NOT NULL,
    added text NOT NULL,
    feature text NOT NULL,
    version_id bigint NOT NULL,
    CONSTRAINT policy_clause_order_check CHECK (("order" >= 0))
);


--
-- Name: policy_clause_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.policy_clause ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.policy_clause_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: policy_policyversion; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.policy_policyversion (
    id bigint NOT NULL,
    title character varying(160) NOT NULL,
    minute_number smallint NOT NULL,
    term smallint NOT NULL,
    approved_on date NOT NULL,
    effective_on date NOT NULL,
    next_review_on date,
    notice_days smallint NOT NULL,
    ceiling_days smallint NOT NULL,
    late_entry_days smallint NOT NULL,
    objection_days smallint NOT NULL,
    completion_days smallint NOT NULL,
    completion_reminders smallint NOT NULL,
    hearing_days smallint NOT NULL,
    breach_lookback_months smallint NOT NULL,
    quorum smallint NOT NULL,
    study_author_votes boolean NOT NULL,
    verification_days smallint NOT NULL,
    CONSTRAINT policy_policyversion_breach_lookback_months_check CHECK ((breach_lookback_months >= 0)),
    CONSTRAINT policy_policyversion_ceiling_days_check CHECK ((ceiling_days >= 0)),
    CONSTRAINT policy_policyversion_completion_days_check CHECK ((completion_days >= 0)),
    CONSTRAINT policy_policyversion_completion_reminders_check CHECK ((completion_reminders >= 0)),
    CONSTRAINT policy_policyversion_hearing_days_check CHECK ((hearing_days >= 0)),
    CONSTRAINT policy_policyversion_late_entry_days_check CHECK ((late_entry_days >= 0)),
    CONSTRAINT policy_policyversion_minute_number_check CHECK ((minute_number >= 0)),
    CONSTRAINT policy_policyversion_notice_days_check CHECK ((notice_days >= 0)),
    CONSTRAINT policy_policyversion_objection_days_check CHECK ((objection_days >= 0)),
    CONSTRAINT policy_policyversion_quorum_check CHECK ((quorum >= 0)),
    CONSTRAINT policy_policyversion_term_check CHECK ((term >= 0)),
    CONSTRAINT policy_policyversion_verification_days_check CHECK ((verification_days >= 0)),
    CONSTRAINT policyversion_two_weeks CHECK ((notice_days >= 14))
);


--
-- Name: policy_policyversion_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.policy_policyversion ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.policy_policyversion_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: portal_termsacceptance; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.portal_termsacceptance (
    id bigint NOT NULL,
    version smallint NOT NULL,
    digest character varying(64) NOT NULL,
    at timestamp with time zone DEFAULT public.policy_now() NOT NULL,
    by_id bigint NOT NULL,
    person_id bigint NOT NULL,
    CONSTRAINT portal_termsacceptance_version_check CHECK ((version >= 0))
);


--
-- Name: portal_termsacceptance_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.portal_termsacceptance ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.portal_termsacceptance_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: requests_app_agendaitem; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.requests_app_agendaitem (
    id bigint NOT NULL,
    "position" smallint NOT NULL,
    status character varying(8) NOT NULL,
    reason text NOT NULL,
    added_at timestamp with time zone DEFAULT public.policy_now() NOT NULL,
    sitting_id bigint NOT NULL,
    support_request_id bigint NOT NULL,
    CONSTRAINT agendaitem_left_with_a_reason CHECK ((((status)::text = ANY ((ARRAY['listed'::character varying, 'decided'::character varying])::text[])) OR (NOT (reason = ''::text)))),
    CONSTRAINT requests_app_agendaitem_position_check CHECK (("position" >= 0))
);


--
-- Name: requests_app_agendaitem_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.requests_app_agendaitem ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.requests_app_agendaitem_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: requests_app_agendaitemevent; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.requests_app_agendaitemevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    pgh_context jsonb,
    pgh_context_id uuid,
    id bigint NOT NULL,
    "position" smallint NOT NULL,
    status character varying(8) NOT NULL,
    reason text NOT NULL,
    added_at timestamp with time zone DEFAULT public.policy_now() NOT NULL,
    pgh_obj_id bigint NOT NULL,
    sitting_id bigint NOT NULL,
    support_request_id bigint NOT NULL,
    CONSTRAINT requests_app_agendaitemevent_position_check CHECK (("position" >= 0))
);


--
-- Name: requests_app_agendaitemevent_pgh_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.requests_app_agendaitemevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.requests_app_agendaitemevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: requests_app_attendance; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.requests_app_attendance (
    id bigint NOT NULL,
    is_chair boolean NOT NULL,
    state character varying(8) NOT NULL,
    recorded_at timestamp with time zone DEFAULT public.policy_now() NOT NULL,
    member_id bigint NOT NULL,
    recorded_by_id bigint NOT NULL,
    sitting_id bigint NOT NULL
);


--
-- Name: requests_app_attendance_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.requests_app_attendance ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.requests_app_attendance_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: requests_app_attendanceevent; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.requests_app_attendanceevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    pgh_context jsonb,
    pgh_context_id uuid,
    id bigint NOT NULL,
    is_chair boolean NOT NULL,
    state character varying(8) NOT NULL,
    recorded_at timestamp with time zone DEFAULT public.policy_now() NOT NULL,
    member_id bigint NOT NULL,
    pgh_obj_id bigint NOT NULL,
    recorded_by_id bigint NOT NULL,
    sitting_id bigint NOT NULL
);


--
-- Name: requests_app_attendanceevent_pgh_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.requests_app_attendanceevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.requests_app_attendanceevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: requests_app_attestation; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.requests_app_attestation (
    id bigint NOT NULL,
    text text NOT NULL,
    at timestamp with time zone DEFAULT public.policy_now() NOT NULL,
    by_id bigint NOT NULL,
    declaration_id bigint NOT NULL
);


--
-- Name: requests_app_attestation_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.requests_app_attestation ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.requests_app_attestation_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: requests_app_awardline; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.requests_app_awardline (
    id bigint NOT NULL,
    "order" smallint NOT NULL,
    measure character varying(5) NOT NULL,
    unit character varying(120) NOT NULL,
    amount numeric(10,2) NOT NULL,
    due_on date NOT NULL,
    decision_id bigint NOT NULL,
    support_request_id bigint NOT NULL,
    CONSTRAINT awardline_is_something CHECK (((amount > (0)::numeric) AND ((((measure)::text = 'money'::text) AND ((unit)::text = ''::text)) OR (((measure)::text = 'goods'::text) AND (NOT ((unit)::text = ''::text)))))),
    CONSTRAINT requests_app_awardline_order_check CHECK (("order" >= 0))
);


--
-- Name: requests_app_awardline_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.requests_app_awardline ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.requests_app_awardline_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: requests_app_checkline; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.requests_app_checkline (
    id bigint NOT NULL,
    is_matching boolean,
    old_reason character varying(200) NOT NULL,
    finding character varying(200) NOT NULL,
    decided_at timestamp with time zone,
    decided_by_id bigint,
    document_id bigint,
    type_id bigint NOT NULL,
    support_request_id bigint NOT NULL
);


--
-- Name: requests_app_checkline_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.requests_app_checkline ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.requests_app_checkline_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: requests_app_completionitem; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.requests_app_completionitem (
    id bigint NOT NULL,
    iban character varying(24) NOT NULL,
    noted_at timestamp with time zone DEFAULT public.policy_now() NOT NULL,
    document_id bigint NOT NULL,
    iban_owner_id bigint,
    noted_by_id bigint NOT NULL,
    type_id bigint NOT NULL,
    support_request_id bigint NOT NULL,
    CONSTRAINT completionitem_iban_has_an_owner CHECK (((((iban)::text = ''::text) AND (iban_owner_id IS NULL)) OR ((NOT ((iban)::text = ''::text)) AND (iban_owner_id IS NOT NULL))))
);


--
-- Name: requests_app_completionitem_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.requests_app_completionitem ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.requests_app_completionitem_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: requests_app_completionitemevent; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.requests_app_completionitemevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    pgh_context jsonb,
    pgh_context_id uuid,
    id bigint NOT NULL,
    iban character varying(24) NOT NULL,
    noted_at timestamp with time zone DEFAULT public.policy_now() NOT NULL,
    document_id bigint NOT NULL,
    iban_owner_id bigint,
    noted_by_id bigint NOT NULL,
    pgh_obj_id bigint NOT NULL,
    type_id bigint NOT NULL,
    support_request_id bigint NOT NULL
);


--
-- Name: requests_app_completionitemevent_pgh_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.requests_app_completionitemevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.requests_app_completionitemevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: requests_app_decision; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.requests_app_decision (
    id bigint NOT NULL,
    outcome character varying(8) NOT NULL,
    amount numeric(10,2),
    months smallint NOT NULL,
    items character varying(120)[] NOT NULL,
    reasons character varying(50)[] NOT NULL,
    words text NOT NULL,
    decided_on date DEFAULT public.policy_today() NOT NULL,
    recorded_at timestamp with time zone DEFAULT public.policy_now() NOT NULL,
    is_late_entry boolean NOT NULL,
    yes smallint NOT NULL,
    no smallint NOT NULL,
    abstained smallint NOT NULL,
    by_id bigint NOT NULL,
    item_id bigint NOT NULL,
    letter_id bigint NOT NULL,
    support_request_id bigint NOT NULL,
    CONSTRAINT decision_gives_what_it_grants CHECK (((((amount IS NULL) AND (
CASE
    WHEN (items IS NULL) THEN NULL::integer
    ELSE COALESCE(array_length(items, 1), 0)
END = 0) AND ((outcome)::text = 'rejected'::text)) OR (((outcome)::text = ANY ((ARRAY['accepted'::character varying, 'part'::character varying])::text[])) AND (((amount > (0)::numeric) AND (amount IS NOT NULL)) OR ((amount IS NULL) AND (
CASE
    WHEN (items IS NULL) THEN NULL::integer
    ELSE COALESCE(array_length(items, 1), 0)
END > 0))))) AND (months >= 1))),
    CONSTRAINT requests_app_decision_abstained_check CHECK ((abstained >= 0)),
    CONSTRAINT requests_app_decision_months_check CHECK ((months >= 0)),
    CONSTRAINT requests_app_decision_no_check CHECK ((no >= 0)),
    CONSTRAINT requests_app_decision_yes_check CHECK ((yes >= 0))
);


--
-- Name: requests_app_decision_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.requests_app_decision ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.requests_app_decision_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: requests_app_declaration; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.requests_app_declaration (
    id bigint NOT NULL,
    data jsonb NOT NULL,
    digest character varying(64) NOT NULL,
    text text NOT NULL,
    method character varying(10) NOT NULL,
    drawing text NOT NULL,
    witnesses character varying(200) NOT NULL,
    read_by character varying(120) NOT NULL,
    address inet,
    at timestamp with time zone DEFAULT public.policy_now() NOT NULL,
    signer_id bigint NOT NULL,
    taken_by_id bigint NOT NULL,
    signing_code_id bigint,
    support_request_id bigint NOT NULL,
    CONSTRAINT declaration_has_its_proof CHECK (((((method)::text = 'drawn'::text) AND (NOT (drawing = ''::text))) OR ((method)::text = 'code'::text) OR (((method)::text = 'thumbprint'::text) AND (NOT ((witnesses)::text = ''::text)) AND (NOT ((read_by)::text = ''::text)))))
);


--
-- Name: requests_app_declaration_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.requests_app_declaration ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.requests_app_declaration_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: requests_app_delivery; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.requests_app_delivery (
    id bigint NOT NULL,
    number character varying(16) NOT NULL,
    amount numeric(10,2) NOT NULL,
    kind character varying(8) NOT NULL,
    proof character varying(10) NOT NULL,
    payee_name character varying(160) NOT NULL,
    payee_account character varying(40) NOT NULL,
    bank_reference character varying(60) NOT NULL,
    received_by character varying(8) NOT NULL,
    delegate_name character varying(120) NOT NULL,
    delegate_identity character varying(20) NOT NULL,
    delegate_paper character varying(160) NOT NULL,
    drawing text NOT NULL,
    witnesses character varying(200) NOT NULL,
    read_by character varying(120) NOT NULL,
    reason character varying(200) NOT NULL,
    at timestamp with time zone DEFAULT public.policy_now() NOT NULL,
    day date DEFAULT public.policy_today() NOT NULL,
    key uuid NOT NULL,
    delivered_by_id bigint NOT NULL,
    line_id bigint NOT NULL,
    receiver_id bigint,
    reverses_id bigint,
    code_id bigint,
    CONSTRAINT delivery_gives_or_takes_back CHECK ((((amount > (0)::numeric) AND (reverses_id IS NULL)) OR ((amount < (0)::numeric) AND (reverses_id IS NOT NULL) AND (NOT ((reason)::text = ''::text))))),
    CONSTRAINT delivery_has_its_proof CHECK (((amount < (0)::numeric) OR (((kind)::text = ANY ((ARRAY['payee'::character varying, 'transfer'::character varying])::text[])) AND ((proof)::text = 'bank'::text) AND (NOT ((bank_reference)::text = ''::text)) AND (NOT ((payee_name)::text = ''::text)) AND (NOT ((payee_account)::text = ''::text))) OR (((kind)::text = 'hand'::text) AND (((code_id IS NOT NULL) AND ((proof)::text = 'code'::text)) OR (((proof)::text = 'drawn'::text) AND (NOT (drawing = ''::text))) OR (((proof)::text = 'thumbprint'::text) AND (NOT ((witnesses)::text = ''::text)) AND (NOT ((read_by)::text = ''::text))))))),
    CONSTRAINT delivery_into_named_hands CHECK (((amount < (0)::numeric) OR (NOT ((kind)::text = 'hand'::text)) OR (((received_by)::text = ANY ((ARRAY['self'::character varying, 'guardian'::character varying])::text[])) AND (receiver_id IS NOT NULL)) OR (((received_by)::text = 'delegate'::text) AND (NOT ((delegate_name)::text = ''::text)) AND (NOT ((delegate_identity)::text = ''::text)) AND (NOT ((delegate_paper)::text = ''::text))))),
    CONSTRAINT delivery_takes_back_another CHECK (((reverses_id IS NULL) OR (NOT ((reverses_id = id) AND (reverses_id IS NOT NULL)))))
);


--
-- Name: requests_app_delivery_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.requests_app_delivery ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.requests_app_delivery_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: requests_app_documentrule; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.requests_app_documentrule (
    id bigint NOT NULL,
    stage character varying(10) NOT NULL,
    is_required boolean NOT NULL,
    "order" smallint NOT NULL,
    type_id bigint NOT NULL,
    programme_id bigint NOT NULL,
    CONSTRAINT requests_app_documentrule_order_check CHECK (("order" >= 0))
);


--
-- Name: requests_app_documentrule_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.requests_app_documentrule ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.requests_app_documentrule_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: requests_app_entry; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.requests_app_entry (
    id bigint NOT NULL,
    at timestamp with time zone DEFAULT public.policy_now() NOT NULL,
    verb character varying(40) NOT NULL,
    source character varying(20) NOT NULL,
    target character varying(20) NOT NULL,
    reason text NOT NULL,
    details jsonb NOT NULL,
    by_id bigint,
    support_request_id bigint NOT NULL
);


--
-- Name: requests_app_entry_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.requests_app_entry ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.requests_app_entry_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: requests_app_handovercode; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.requests_app_handovercode (
    id bigint NOT NULL,
    amount numeric(10,2) NOT NULL,
    mobile character varying(13) NOT NULL,
    hashed character varying(128) NOT NULL,
    made_at timestamp with time zone DEFAULT public.policy_now() NOT NULL,
    expires_at timestamp with time zone NOT NULL,
    tries_left smallint NOT NULL,
    confirmed_at timestamp with time zone,
    line_id bigint NOT NULL,
    made_by_id bigint NOT NULL,
    receiver_id bigint NOT NULL,
    CONSTRAINT requests_app_handovercode_tries_left_check CHECK ((tries_left >= 0))
);


--
-- Name: requests_app_handovercode_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.requests_app_handovercode ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.requests_app_handovercode_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: requests_app_itementry; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.requests_app_itementry (
    id bigint NOT NULL,
    at timestamp with time zone DEFAULT public.policy_now() NOT NULL,
    verb character varying(40) NOT NULL,
    source character varying(20) NOT NULL,
    target character varying(20) NOT NULL,
    reason text NOT NULL,
    details jsonb NOT NULL,
    by_id bigint,
    item_id bigint NOT NULL
);


--
-- Name: requests_app_itementry_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.requests_app_itementry ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.requests_app_itementry_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: requests_app_notice; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.requests_app_notice (
    id bigint NOT NULL,
    text text NOT NULL,
    channel character varying(10) NOT NULL,
    at timestamp with time zone DEFAULT public.policy_now() NOT NULL,
    day date DEFAULT public.policy_today() NOT NULL,
    given_by_id bigint,
    support_request_id bigint NOT NULL
);


--
-- Name: requests_app_notice_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.requests_app_notice ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.requests_app_notice_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: requests_app_objection; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.requests_app_objection (
    id bigint NOT NULL,
    words text NOT NULL,
    channel character varying(10) NOT NULL,
    at timestamp with time zone DEFAULT public.policy_now() NOT NULL,
    day date DEFAULT public.policy_today() NOT NULL,
    status character varying(10) NOT NULL,
    heard_at timestamp with time zone,
    answer text NOT NULL,
    key uuid,
    decision_id bigint NOT NULL,
    filed_by_id bigint NOT NULL,
    heard_by_id bigint,
    letter_id bigint,
    person_id bigint NOT NULL,
    CONSTRAINT objection_is_answered CHECK ((((status)::text = 'filed'::text) OR ((heard_by_id IS NOT NULL) AND (NOT (answer = ''::text))))),
    CONSTRAINT objection_says_why CHECK ((NOT (words = ''::text)))
);


--
-- Name: requests_app_objection_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.requests_app_objection ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.requests_app_objection_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: requests_app_objectionentry; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.requests_app_objectionentry (
    id bigint NOT NULL,
    at timestamp with time zone DEFAULT public.policy_now() NOT NULL,
    verb character varying(40) NOT NULL,
    source character varying(20) NOT NULL,
    target character varying(20) NOT NULL,
    reason text NOT NULL,
    details jsonb NOT NULL,
    by_id bigint,
    objection_id bigint NOT NULL
);


--
-- Name: requests_app_objectionentry_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.requests_app_objectionentry ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.requests_app_objectionentry_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: requests_app_objectionevent; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.requests_app_objectionevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    pgh_context jsonb,
    pgh_context_id uuid,
    id bigint NOT NULL,
    words text NOT NULL,
    channel character varying(10) NOT NULL,
    at timestamp with time zone DEFAULT public.policy_now() NOT NULL,
    day date DEFAULT public.policy_today() NOT NULL,
    status character varying(10) NOT NULL,
    heard_at timestamp with time zone,
    answer text NOT NULL,
    key uuid,
    decision_id bigint NOT NULL,
    filed_by_id bigint NOT NULL,
    heard_by_id bigint,
    letter_id bigint,
    person_id bigint NOT NULL,
    pgh_obj_id bigint NOT NULL
);


--
-- Name: requests_app_objectionevent_pgh_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.requests_app_objectionevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.requests_app_objectionevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: requests_app_payee; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.requests_app_payee (
    id bigint NOT NULL,
    kind character varying(4) NOT NULL,
    name character varying(120) NOT NULL,
    iban character varying(24) NOT NULL,
    account_number character varying(40) NOT NULL,
    reference character varying(60) NOT NULL,
    noted_at timestamp with time zone DEFAULT public.policy_now() NOT NULL,
    noted_by_id bigint NOT NULL,
    support_request_id bigint NOT NULL,
    CONSTRAINT payee_can_be_paid CHECK (((NOT ((name)::text = ''::text)) AND ((((kind)::text = 'bank'::text) AND (NOT ((iban)::text = ''::text)) AND (NOT ((reference)::text = ''::text))) OR (((kind)::text = 'bill'::text) AND (NOT ((account_number)::text = ''::text))))))
);


--
-- Name: requests_app_payee_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.requests_app_payee ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.requests_app_payee_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: requests_app_payeeevent; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.requests_app_payeeevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    pgh_context jsonb,
    pgh_context_id uuid,
    id bigint NOT NULL,
    kind character varying(4) NOT NULL,
    name character varying(120) NOT NULL,
    iban character varying(24) NOT NULL,
    account_number character varying(40) NOT NULL,
    reference character varying(60) NOT NULL,
    noted_at timestamp with time zone DEFAULT public.policy_now() NOT NULL,
    noted_by_id bigint NOT NULL,
    pgh_obj_id bigint NOT NULL,
    support_request_id bigint NOT NULL
);


--
-- Name: requests_app_payeeevent_pgh_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.requests_app_payeeevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.requests_app_payeeevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: requests_app_programme; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.requests_app_programme (
    id bigint NOT NULL,
    code character varying(50) NOT NULL,
    name character varying(80) NOT NULL,
    summary character varying(200) NOT NULL,
    is_open boolean NOT NULL,
    needs_study boolean NOT NULL,
    max_amount numeric(10,2) NOT NULL,
    max_months smallint NOT NULL,
    needs_payee boolean NOT NULL,
    payee_kind character varying(4) NOT NULL,
    "order" smallint NOT NULL,
    CONSTRAINT programme_gives_something CHECK (((max_amount > (0)::numeric) AND (max_months >= 1))),
    CONSTRAINT requests_app_programme_max_months_check CHECK ((max_months >= 0)),
    CONSTRAINT requests_app_programme_order_check CHECK (("order" >= 0))
);


--
-- Name: requests_app_programme_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.requests_app_programme ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.requests_app_programme_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: requests_app_question; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.requests_app_question (
    id bigint NOT NULL,
    code character varying(50) NOT NULL,
    "order" smallint NOT NULL,
    kind character varying(10) NOT NULL,
    label character varying(160) NOT NULL,
    hint character varying(200) NOT NULL,
    choices text NOT NULL,
    is_required boolean NOT NULL,
    is_amount boolean NOT NULL,
    programme_id bigint NOT NULL,
    CONSTRAINT requests_app_question_order_check CHECK (("order" >= 0))
);


--
-- Name: requests_app_question_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.requests_app_question ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.requests_app_question_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: requests_app_reason; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.requests_app_reason (
    id bigint NOT NULL,
    kind character varying(10) NOT NULL,
    code character varying(50) NOT NULL,
    words character varying(200) NOT NULL,
    is_active boolean NOT NULL,
    "order" smallint NOT NULL,
    CONSTRAINT requests_app_reason_order_check CHECK (("order" >= 0))
);


--
-- Name: requests_app_reason_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.requests_app_reason ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.requests_app_reason_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: requests_app_recusal; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.requests_app_recusal (
    id bigint NOT NULL,
    reason character varying(200) NOT NULL,
    is_automatic boolean NOT NULL,
    at timestamp with time zone DEFAULT public.policy_now() NOT NULL,
    by_id bigint NOT NULL,
    item_id bigint NOT NULL,
    member_id bigint NOT NULL,
    CONSTRAINT recusal_has_a_reason CHECK ((NOT ((reason)::text = ''::text)))
);


--
-- Name: requests_app_recusal_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.requests_app_recusal ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.requests_app_recusal_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: requests_app_signingcode; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.requests_app_signingcode (
    id bigint NOT NULL,
    mobile character varying(13) NOT NULL,
    digest character varying(64) NOT NULL,
    hashed character varying(128) NOT NULL,
    made_at timestamp with time zone DEFAULT public.policy_now() NOT NULL,
    expires_at timestamp with time zone NOT NULL,
    tries_left smallint NOT NULL,
    confirmed_at timestamp with time zone,
    made_by_id bigint NOT NULL,
    support_request_id bigint NOT NULL,
    CONSTRAINT requests_app_signingcode_tries_left_check CHECK ((tries_left >= 0))
);


--
-- Name: requests_app_signingcode_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.requests_app_signingcode ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.requests_app_signingcode_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: requests_app_sitting; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.requests_app_sitting (
    id bigint NOT NULL,
    number integer NOT NULL,
    scheduled_on date NOT NULL,
    starts_at time without time zone,
    place character varying(120) NOT NULL,
    status character varying(10) NOT NULL,
    is_paper boolean NOT NULL,
    paper_reference character varying(60) NOT NULL,
    held_on date,
    opened_at timestamp with time zone,
    closed_at timestamp with time zone,
    key uuid,
    minutes text NOT NULL,
    minutes_signed_at timestamp with time zone,
    created_by_id bigint NOT NULL,
    minutes_signed_by_id bigint,
    policy_version_id bigint,
    CONSTRAINT requests_app_sitting_number_check CHECK ((number >= 0)),
    CONSTRAINT sitting_paper_has_its_minutes CHECK (((NOT is_paper) OR ((held_on IS NOT NULL) AND (NOT ((paper_reference)::text = ''::text)))))
);


--
-- Name: requests_app_sitting_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.requests_app_sitting ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.requests_app_sitting_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: requests_app_sittingentry; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.requests_app_sittingentry (
    id bigint NOT NULL,
    at timestamp with time zone DEFAULT public.policy_now() NOT NULL,
    verb character varying(40) NOT NULL,
    source character varying(20) NOT NULL,
    target character varying(20) NOT NULL,
    reason text NOT NULL,
    details jsonb NOT NULL,
    by_id bigint,
    sitting_id bigint NOT NULL
);


--
-- Name: requests_app_sittingentry_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.requests_app_sittingentry ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.requests_app_sittingentry_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: requests_app_sittingevent; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.requests_app_sittingevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    pgh_context jsonb,
    pgh_context_id uuid,
    id bigint NOT NULL,
    number integer NOT NULL,
    scheduled_on date NOT NULL,
    starts_at time without time zone,
    place character varying(120) NOT NULL,
    status character varying(10) NOT NULL,
    is_paper boolean NOT NULL,
    paper_reference character varying(60) NOT NULL,
    held_on date,
    opened_at timestamp with time zone,
    closed_at timestamp with time zone,
    key uuid,
    minutes text NOT NULL,
    minutes_signed_at timestamp with time zone,
    created_by_id bigint NOT NULL,
    minutes_signed_by_id bigint,
    pgh_obj_id bigint NOT NULL,
    policy_version_id bigint,
    CONSTRAINT requests_app_sittingevent_number_check CHECK ((number >= 0))
);


--
-- Name: requests_app_sittingevent_pgh_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.requests_app_sittingevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.requests_app_sittingevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: requests_app_study; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.requests_app_study (
    id bigint NOT NULL,
    assigned_at timestamp with time zone DEFAULT public.policy_now() NOT NULL,
    status character varying(10) NOT NULL,
    kind character varying(5) NOT NULL,
    visited_on date,
    findings text NOT NULL,
    recommendation character varying(6) NOT NULL,
    amount numeric(10,2),
    submitted_at timestamp with time zone,
    assigned_by_id bigint NOT NULL,
    researcher_id bigint NOT NULL,
    support_request_id bigint NOT NULL,
    CONSTRAINT study_in_part_says_how_much CHECK ((((status)::text = 'draft'::text) OR (NOT ((recommendation)::text = 'part'::text)) OR ((amount > (0)::numeric) AND (amount IS NOT NULL)))),
    CONSTRAINT study_submitted_is_complete CHECK ((((status)::text = 'draft'::text) OR ((NOT (findings = ''::text)) AND (NOT ((recommendation)::text = ''::text)) AND (((kind)::text = 'desk'::text) OR (visited_on IS NOT NULL)))))
);


--
-- Name: requests_app_study_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.requests_app_study ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.requests_app_study_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: requests_app_studyentry; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.requests_app_studyentry (
    id bigint NOT NULL,
    at timestamp with time zone DEFAULT public.policy_now() NOT NULL,
    verb character varying(40) NOT NULL,
    source character varying(20) NOT NULL,
    target character varying(20) NOT NULL,
    reason text NOT NULL,
    details jsonb NOT NULL,
    by_id bigint,
    study_id bigint NOT NULL
);


--
-- Name: requests_app_studyentry_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.requests_app_studyentry ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.requests_app_studyentry_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: requests_app_studyevent; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.requests_app_studyevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    pgh_context jsonb,
    pgh_context_id uuid,
    id bigint NOT NULL,
    assigned_at timestamp with time zone DEFAULT public.policy_now() NOT NULL,
    status character varying(10) NOT NULL,
    kind character varying(5) NOT NULL,
    visited_on date,
    findings text NOT NULL,
    recommendation character varying(6) NOT NULL,
    amount numeric(10,2),
    submitted_at timestamp with time zone,
    assigned_by_id bigint NOT NULL,
    pgh_obj_id bigint NOT NULL,
    researcher_id bigint NOT NULL,
    support_request_id bigint NOT NULL
);


--
-- Name: requests_app_studyevent_pgh_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.requests_app_studyevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.requests_app_studyevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: requests_app_supportrequest; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.requests_app_supportrequest (
    id bigint NOT NULL,
    number character varying(12),
    channel character varying(10) NOT NULL,
    status character varying(12) NOT NULL,
    answers jsonb NOT NULL,
    amount numeric(10,2),
    promised jsonb NOT NULL,
    second_reason text NOT NULL,
    key uuid,
    created_at timestamp with time zone DEFAULT public.policy_now() NOT NULL,
    submitted_on date,
    desk_days_used smallint NOT NULL,
    returned_at timestamp with time zone,
    reminders_sent smallint NOT NULL,
    reminded_on date,
    verified_at timestamp with time zone,
    raised_on date,
    floor_on date,
    decided_at timestamp with time zone,
    assigned_to_id bigint,
    branch_id bigint NOT NULL,
    created_by_id bigint NOT NULL,
    declaration_id bigint,
    household_id bigint NOT NULL,
    person_id bigint NOT NULL,
    policy_version_id bigint NOT NULL,
    programme_id bigint NOT NULL,
    verified_by_id bigint,
    CONSTRAINT requests_app_supportrequest_desk_days_used_check CHECK ((desk_days_used >= 0)),
    CONSTRAINT requests_app_supportrequest_reminders_sent_check CHECK ((reminders_sent >= 0)),
    CONSTRAINT supportrequest_amount_positive CHECK (((amount IS NULL) OR (amount > (0)::numeric))),
    CONSTRAINT supportrequest_number_once_submitted CHECK (((number IS NOT NULL) OR ((status)::text = ANY ((ARRAY['draft'::character varying, 'withdrawn'::character varying, 'cancelled'::character varying, 'closed'::character varying])::text[]))))
);


--
-- Name: requests_app_supportrequest_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.requests_app_supportrequest ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.requests_app_supportrequest_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: requests_app_supportrequestevent; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.requests_app_supportrequestevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    pgh_context jsonb,
    pgh_context_id uuid,
    id bigint NOT NULL,
    number character varying(12),
    channel character varying(10) NOT NULL,
    status character varying(12) NOT NULL,
    answers jsonb NOT NULL,
    amount numeric(10,2),
    promised jsonb NOT NULL,
    second_reason text NOT NULL,
    key uuid,
    created_at timestamp with time zone DEFAULT public.policy_now() NOT NULL,
    submitted_on date,
    desk_days_used smallint NOT NULL,
    returned_at timestamp with time zone,
    reminders_sent smallint NOT NULL,
    reminded_on date,
    verified_at timestamp with time zone,
    raised_on date,
    floor_on date,
    decided_at timestamp with time zone,
    assigned_to_id bigint,
    branch_id bigint NOT NULL,
    created_by_id bigint NOT NULL,
    declaration_id bigint,
    household_id bigint NOT NULL,
    person_id bigint NOT NULL,
    pgh_obj_id bigint NOT NULL,
    policy_version_id bigint NOT NULL,
    programme_id bigint NOT NULL,
    verified_by_id bigint,
    CONSTRAINT requests_app_supportrequestevent_desk_days_used_check CHECK ((desk_days_used >= 0)),
    CONSTRAINT requests_app_supportrequestevent_reminders_sent_check CHECK ((reminders_sent >= 0))
);


--
-- Name: requests_app_supportrequestevent_pgh_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.requests_app_supportrequestevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.requests_app_supportrequestevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: requests_app_vote; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.requests_app_vote (
    id bigint NOT NULL,
    choice character varying(7) NOT NULL,
    at timestamp with time zone DEFAULT public.policy_now() NOT NULL,
    by_id bigint NOT NULL,
    item_id bigint NOT NULL,
    member_id bigint NOT NULL
);


--
-- Name: requests_app_vote_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.requests_app_vote ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.requests_app_vote_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: surveys_answer; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.surveys_answer (
    id uuid NOT NULL,
    step character varying(10),
    period character varying(5) NOT NULL,
    begins_on date NOT NULL,
    scores jsonb NOT NULL,
    branch_id bigint,
    programme_id bigint,
    survey_id bigint NOT NULL
);


--
-- Name: surveys_improvementaction; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.surveys_improvementaction (
    id bigint NOT NULL,
    heard character varying(200) NOT NULL,
    step character varying(10) NOT NULL,
    plan text NOT NULL,
    outcome text NOT NULL,
    due_on date,
    status character varying(10) NOT NULL,
    score_before smallint,
    score_after smallint,
    key uuid NOT NULL,
    created_at timestamp with time zone DEFAULT public.policy_now() NOT NULL,
    branch_id bigint,
    created_by_id bigint NOT NULL,
    owner_id bigint,
    CONSTRAINT surveys_improvementaction_score_after_check CHECK ((score_after >= 0)),
    CONSTRAINT surveys_improvementaction_score_before_check CHECK ((score_before >= 0))
);


--
-- Name: surveys_improvementaction_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.surveys_improvementaction ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.surveys_improvementaction_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: surveys_improvemententry; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.surveys_improvemententry (
    id bigint NOT NULL,
    at timestamp with time zone DEFAULT public.policy_now() NOT NULL,
    verb character varying(40) NOT NULL,
    source character varying(20) NOT NULL,
    target character varying(20) NOT NULL,
    reason text NOT NULL,
    details jsonb NOT NULL,
    action_id bigint NOT NULL,
    by_id bigint
);


--
-- Name: surveys_improvemententry_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.surveys_improvemententry ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.surveys_improvemententry_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: surveys_invitation; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.surveys_invitation (
    id uuid NOT NULL,
    lookup character varying(64) NOT NULL,
    step character varying(10) NOT NULL,
    about_type character varying(60) NOT NULL,
    about_id bigint NOT NULL,
    created_at timestamp with time zone DEFAULT public.policy_now() NOT NULL,
    expires_on date NOT NULL,
    pushed_at timestamp with time zone,
    is_used boolean NOT NULL,
    branch_id bigint NOT NULL,
    person_id bigint NOT NULL,
    programme_id bigint,
    survey_id bigint NOT NULL
);


--
-- Name: surveys_question; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.surveys_question (
    id bigint NOT NULL,
    code character varying(20) NOT NULL,
    "order" smallint NOT NULL,
    text character varying(120) NOT NULL,
    text_en character varying(120) NOT NULL,
    clause character varying(10) NOT NULL,
    survey_id bigint NOT NULL,
    CONSTRAINT surveys_question_order_check CHECK (("order" >= 0))
);


--
-- Name: surveys_question_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.surveys_question ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.surveys_question_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: surveys_stagedanswer; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.surveys_stagedanswer (
    fingerprint character varying(64) NOT NULL,
    sealed text NOT NULL
);


--
-- Name: surveys_survey; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.surveys_survey (
    id bigint NOT NULL,
    version smallint NOT NULL,
    since date DEFAULT public.policy_today() NOT NULL,
    CONSTRAINT surveys_survey_version_check CHECK ((version >= 0))
);


--
-- Name: surveys_survey_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.surveys_survey ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.surveys_survey_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Data for Name: account_emailaddress; Type: TABLE DATA; Schema: public; Owner: -
--

COPY public.account_emailaddress (id, email, verified, "primary", user_id) FROM stdin;
\.


--
-- Data for Name: account_emailconfirmation; Type: TABLE DATA; Schema: public; Owner: -
--

COPY public.account_emailconfirmation (id, created, sent, key, email_address_id) FROM stdin;
\.


--
-- Data for Name: accounts_branch; Type: TABLE DATA; Schema: public; Owner: -
--

COPY public.accounts_branch (id, name, city) FROM stdin;
1	الفرع الرئيس	الرياض
2	فرع الشمال	عرعر
3	فرع الوادي	وادي الدواسر
\.


--
-- Data for Name: accounts_user; Type: TABLE DATA; Schema: public; Owner: -
--

COPY public.accounts_user (id, password, last_login, is_superuser, username, name, gender, mobile, is_mobile_verified, email, is_staff, is_active, joined_at, branch_id) FROM stdin;
1	pbkdf2_sha256$1000000$YyNz3cfZ64MmkBOYM3U3li$iHJp3oZ8y/zjfuomHML0CAEAyJXiSoTMZ9p531Ls5VI=	\N	f	hind	هند المطيري	f	\N	f		t	t	2026-11-26 03:04:16.230563+00	1
2	pbkdf2_sha256$1000000$YyNz3cfZ64MmkBOYM3U3li$iHJp3oZ8y/zjfuomHML0CAEAyJXiSoTMZ9p531Ls5VI=	\N	f	abdullah	عبدالله القحطاني	m	\N	f		t	t	2026-11-26 03:04:16.303549+00	2
3	pbkdf2_sha256$1000000$YyNz3cfZ64MmkBOYM3U3li$iHJp3oZ8y/zjfuomHML0CAEAyJXiSoTMZ9p531Ls5VI=	\N	f	maha	مها الزهراني	f	\N	f		t	t	2026-11-26 03:04:16.333895+00	3
4	pbkdf2_sha256$1000000$YyNz3cfZ64MmkBOYM3U3li$iHJp3oZ8y/zjfuomHML0CAEAyJXiSoTMZ9p531Ls5VI=	\N	f	fahad	فهد العنزي	m	\N	f		t	t	2026-11-26 03:04:16.396328+00	3
5	pbkdf2_sha256$1000000$YyNz3cfZ64MmkBOYM3U3li$iHJp3oZ8y/zjfuomHML0CAEAyJXiSoTMZ9p531Ls5VI=	\N	f	reem	ريم الشهري	f	\N	f		t	t	2026-11-26 03:04:16.44209+00	1
6	pbkdf2_sha256$1000000$YyNz3cfZ64MmkBOYM3U3li$iHJp3oZ8y/zjfuomHML0CAEAyJXiSoTMZ9p531Ls5VI=	\N	f	saad	د. سعد الزهراني	m	\N	f		t	t	2026-11-26 03:04:16.482209+00	1
7	pbkdf2_sha256$1000000$YyNz3cfZ64MmkBOYM3U3li$iHJp3oZ8y/zjfuomHML0CAEAyJXiSoTMZ9p531Ls5VI=	\N	f	noura	نورة السبيعي	f	\N	f		t	t	2026-11-26 03:04:16.522231+00	1
8	pbkdf2_sha256$1000000$YyNz3cfZ64MmkBOYM3U3li$iHJp3oZ8y/zjfuomHML0CAEAyJXiSoTMZ9p531Ls5VI=	\N	f	majed	ماجد الرويلي	m	\N	f		t	t	2026-11-26 03:04:16.580663+00	1
9	pbkdf2_sha256$1000000$YyNz3cfZ64MmkBOYM3U3li$iHJp3oZ8y/zjfuomHML0CAEAyJXiSoTMZ9p531Ls5VI=	\N	f	hayfa	هيفاء الجهني	f	\N	f		t	t	2026-11-26 03:04:16.615183+00	1
10	pbkdf2_sha256$1000000$YyNz3cfZ64MmkBOYM3U3li$iHJp3oZ8y/zjfuomHML0CAEAyJXiSoTMZ9p531Ls5VI=	\N	f	yasser	ياسر الحربي	m	\N	f		t	t	2026-11-26 03:04:16.663186+00	1
11	pbkdf2_sha256$1000000$YyNz3cfZ64MmkBOYM3U3li$iHJp3oZ8y/zjfuomHML0CAEAyJXiSoTMZ9p531Ls5VI=	\N	f	amal	أمل الدخيل	f	\N	f		t	t	2026-11-26 03:04:16.694202+00	1
12	pbkdf2_sha256$1000000$YyNz3cfZ64MmkBOYM3U3li$iHJp3oZ8y/zjfuomHML0CAEAyJXiSoTMZ9p531Ls5VI=	\N	f	khalid	خالد العمري	m	\N	f		t	t	2026-11-26 03:04:16.722072+00	1
13	!Cwnq8aEd9sxbsa5WQBVkdwHEMVumjXFzcg0sJoA2	\N	f	munira	منيرة سعد الدوسري	f	+966550123456	t		f	t	2026-08-28 05:05:00.222696+00	\N
\.


--
-- Data for Name: accounts_user_groups; Type: TABLE DATA; Schema: public; Owner: -
--

COPY public.accounts_user_groups (id, user_id, group_id) FROM stdin;
1	1	1
2	2	1
3	3	1
4	4	2
5	5	3
6	6	4
7	6	5
8	7	4
9	8	4
10	9	6
11	10	7
12	11	8
13	12	9
\.


--
-- Data for Name: accounts_user_user_permissions; Type: TABLE DATA; Schema: public; Owner: -
--

COPY public.accounts_user_user_permissions (id, user_id, permission_id) FROM stdin;
\.


--
-- Data for Name: accounts_userevent; Type: TABLE DATA; Schema: public; Owner: -
--

COPY public.accounts_userevent (pgh_id, pgh_created_at, pgh_label, pgh_context, pgh_context_id, id, is_superuser, username, name, gender, mobile, is_mobile_verified, email, is_staff, is_active, joined_at, branch_id, pgh_obj_id) FROM stdin;
1	2026-11-26 03:04:13.33422+00	insert	\N	\N	1	f	hind	هند المطيري	f	\N	f		t	t	2026-11-26 03:04:16.230563+00	1	1
2	2026-11-26 03:04:13.33422+00	insert	\N	\N	2	f	abdullah	عبدالله القحطاني	m	\N	f		t	t	2026-11-26 03:04:16.303549+00	2	2
3	2026-11-26 03:04:13.33422+00	insert	\N	\N	3	f	maha	مها الزهراني	f	\N	f		t	t	2026-11-26 03:04:16.333895+00	3	3
4	2026-11-26 03:04:13.33422+00	insert	\N	\N	4	f	fahad	فهد العنزي	m	\N	f		t	t	2026-11-26 03:04:16.396328+00	3	4
5	2026-11-26 03:04:13.33422+00	insert	\N	\N	5	f	reem	ريم الشهري	f	\N	f		t	t	2026-11-26 03:04:16.44209+00	1	5
6	2026-11-26 03:04:13.33422+00	insert	\N	\N	6	f	saad	د. سعد الزهراني	m	\N	f		t	t	2026-11-26 03:04:16.482209+00	1	6
7	2026-11-26 03:04:13.33422+00	insert	\N	\N	7	f	noura	نورة السبيعي	f	\N	f		t	t	2026-11-26 03:04:16.522231+00	1	7
8	2026-11-26 03:04:13.33422+00	insert	\N	\N	8	f	majed	ماجد الرويلي	m	\N	f		t	t	2026-11-26 03:04:16.580663+00	1	8
9	2026-11-26 03:04:13.33422+00	insert	\N	\N	9	f	hayfa	هيفاء الجهني	f	\N	f		t	t	2026-11-26 03:04:16.615183+00	1	9
10	2026-11-26 03:04:13.33422+00	insert	\N	\N	10	f	yasser	ياسر الحربي	m	\N	f		t	t	2026-11-26 03:04:16.663186+00	1	10
11	2026-11-26 03:04:13.33422+00	insert	\N	\N	11	f	amal	أمل الدخيل	f	\N	f		t	t	2026-11-26 03:04:16.694202+00	1	11
12	2026-11-26 03:04:13.33422+00	insert	\N	\N	12	f	khalid	خالد العمري	m	\N	f		t	t	2026-11-26 03:04:16.722072+00	1	12
13	2026-11-26 03:04:13.33422+00	insert	\N	\N	13	f	munira	منيرة سعد الدوسري	f	+966550123456	t		f	t	2026-08-28 05:05:00.222696+00	\N	13
\.


--
-- Data for Name: accounts_userroleevent; Type: TABLE DATA; Schema: public; Owner: -
--

COPY public.accounts_userroleevent (pgh_id, pgh_created_at, pgh_label, pgh_context, pgh_context_id, group_id, user_id) FROM stdin;
1	2026-11-26 03:04:13.33422+00	given	\N	\N	1	1
2	2026-11-26 03:04:13.33422+00	given	\N	\N	1	2
3	2026-11-26 03:04:13.33422+00	given	\N	\N	1	3
4	2026-11-26 03:04:13.33422+00	given	\N	\N	2	4
5	2026-11-26 03:04:13.33422+00	given	\N	\N	3	5
6	2026-11-26 03:04:13.33422+00	given	\N	\N	4	6
7	2026-11-26 03:04:13.33422+00	given	\N	\N	5	6
8	2026-11-26 03:04:13.33422+00	given	\N	\N	4	7
9	2026-11-26 03:04:13.33422+00	given	\N	\N	4	8
10	2026-11-26 03:04:13.33422+00	given	\N	\N	6	9
11	2026-11-26 03:04:13.33422+00	given	\N	\N	7	10
12	2026-11-26 03:04:13.33422+00	given	\N	\N	8	11
13	2026-11-26 03:04:13.33422+00	given	\N	\N	9	12
\.


--
-- Data for Name: audit_opening; Type: TABLE DATA; Schema: public; Owner: -
--

COPY public.audit_opening (id, at, person_id, purpose, page, by_id) FROM stdin;
\.


--
-- Data for Name: audit_series; Type: TABLE DATA; Schema: public; Owner: -
--

COPY public.audit_series (id, name, last) FROM stdin;
16	delivery-1448	2
8	letter-1448	10
33	letter-in-1448	1
1	request-1448	13
7	conduct-1448	7
36	ticket-3-20261124	1
37	ticket-3-20261125	1
9	sitting	3
39	ticket-1-20261126	1
\.


--
-- Data for Name: auth_group; Type: TABLE DATA; Schema: public; Owner: -
--

COPY public.auth_group (id, name) FROM stdin;
1	officer
2	delegate
3	researcher
4	member
5	chair
6	secretary
7	provider
8	manager
9	auditor
\.


--
-- Data for Name: auth_group_permissions; Type: TABLE DATA; Schema: public; Owner: -
--

COPY public.auth_group_permissions (id, group_id, permission_id) FROM stdin;
1	8	41
2	8	42
3	8	44
4	8	45
5	8	46
6	8	48
7	8	64
8	8	68
9	8	72
10	8	76
11	8	89
12	8	90
13	8	92
14	8	221
15	8	222
16	8	224
17	8	97
18	8	98
19	8	225
20	8	100
21	8	226
22	8	227
23	8	228
24	8	229
25	8	230
26	8	232
27	8	233
28	8	234
29	8	236
\.


--
-- Data for Name: auth_permission; Type: TABLE DATA; Schema: public; Owner: -
--

COPY public.auth_permission (id, name, content_type_id, codename) FROM stdin;
1	Can add log entry	1	add_logentry
2	Can change log entry	1	change_logentry
3	Can delete log entry	1	delete_logentry
4	Can view log entry	1	view_logentry
5	Can add permission	2	add_permission
6	Can change permission	2	change_permission
7	Can delete permission	2	delete_permission
8	Can view permission	2	view_permission
9	Can add group	3	add_group
10	Can change group	3	change_group
11	Can delete group	3	delete_group
12	Can view group	3	view_group
13	Can add content type	4	add_contenttype
14	Can change content type	4	change_contenttype
15	Can delete content type	4	delete_contenttype
16	Can view content type	4	view_contenttype
17	Can add session	5	add_session
18	Can change session	5	change_session
19	Can delete session	5	delete_session
20	Can view session	5	view_session
21	Can add context	6	add_context
22	Can change context	6	change_context
23	Can delete context	6	delete_context
24	Can view context	6	view_context
25	Can add events	7	add_events
26	Can change events	7	change_events
27	Can delete events	7	delete_events
28	Can view events	7	view_events
29	Can add middleware events	8	add_middlewareevents
30	Can change middleware events	8	change_middlewareevents
31	Can delete middleware events	8	delete_middlewareevents
32	Can view middleware events	8	view_middlewareevents
33	Can add email address	9	add_emailaddress
34	Can change email address	9	change_emailaddress
35	Can delete email address	9	delete_emailaddress
36	Can view email address	9	view_emailaddress
37	Can add email confirmation	10	add_emailconfirmation
38	Can change email confirmation	10	change_emailconfirmation
39	Can delete email confirmation	10	delete_emailconfirmation
40	Can view email confirmation	10	view_emailconfirmation
41	Can add branch	11	add_branch
42	Can change branch	11	change_branch
43	Can delete branch	11	delete_branch
44	Can view branch	11	view_branch
45	Can add account	12	add_user
46	Can change account	12	change_user
47	Can delete account	12	delete_user
48	Can view account	12	view_user
49	Can add user event	13	add_userevent
50	Can change user event	13	change_userevent
51	Can delete user event	13	delete_userevent
52	Can view user event	13	view_userevent
53	Can add user role event	14	add_userroleevent
54	Can change user role event	14	change_userroleevent
55	Can delete user role event	14	delete_userroleevent
56	Can view user role event	14	view_userroleevent
57	Can add series	15	add_series
58	Can change series	15	change_series
59	Can delete series	15	delete_series
60	Can view series	15	view_series
61	Can add opening of a file	16	add_opening
62	Can change opening of a file	16	change_opening
63	Can delete opening of a file	16	delete_opening
64	Can view opening of a file	16	view_opening
65	Can add policy version	17	add_policyversion
66	Can change policy version	17	change_policyversion
67	Can delete policy version	17	delete_policyversion
68	Can view policy version	17	view_policyversion
69	Can add clause	18	add_clause
70	Can change clause	18	change_clause
71	Can delete clause	18	delete_clause
72	Can view clause	18	view_clause
73	Can add acknowledgement	19	add_acknowledgement
74	Can change acknowledgement	19	change_acknowledgement
75	Can delete acknowledgement	19	delete_acknowledgement
76	Can view acknowledgement	19	view_acknowledgement
77	Can add message	20	add_message
78	Can change message	20	change_message
79	Can delete message	20	delete_message
80	Can view message	20	view_message
81	Can add delivery of a message	21	add_delivery
82	Can change delivery of a message	21	change_delivery
83	Can delete delivery of a message	21	delete_delivery
84	Can view delivery of a message	21	view_delivery
85	Can add letter	22	add_letter
86	Can change letter	22	change_letter
87	Can delete letter	22	delete_letter
88	Can view letter	22	view_letter
89	Can add category	23	add_category
90	Can change category	23	change_category
91	Can delete category	23	delete_category
92	Can view category	23	view_category
93	Can add guardianship	24	add_guardianship
94	Can change guardianship	24	change_guardianship
95	Can delete guardianship	24	delete_guardianship
96	Can view guardianship	24	view_guardianship
97	Can add document type	25	add_documenttype
98	Can change document type	25	change_documenttype
99	Can delete document type	25	delete_documenttype
100	Can view document type	25	view_documenttype
101	Can add document	26	add_document
102	Can change document	26	change_document
103	Can delete document	26	delete_document
104	Can view document	26	view_document
105	Can add household	27	add_household
106	Can change household	27	change_household
107	Can delete household	27	delete_household
108	Can view household	27	view_household
109	Can add household event	28	add_householdevent
110	Can change household event	28	change_householdevent
111	Can delete household event	28	delete_householdevent
112	Can view household event	28	view_householdevent
113	Can add person	29	add_person
114	Can change person	29	change_person
115	Can delete person	29	delete_person
116	Can view person	29	view_person
117	Can add guardianship event	30	add_guardianshipevent
118	Can change guardianship event	30	change_guardianshipevent
119	Can delete guardianship event	30	delete_guardianshipevent
120	Can view guardianship event	30	view_guardianshipevent
121	Can add document event	31	add_documentevent
122	Can change document event	31	change_documentevent
123	Can delete document event	31	delete_documentevent
124	Can view document event	31	view_documentevent
125	Can add category of a person	32	add_personcategory
126	Can change category of a person	32	change_personcategory
127	Can delete category of a person	32	delete_personcategory
128	Can view category of a person	32	view_personcategory
129	Can add person category event	33	add_personcategoryevent
130	Can change person category event	33	change_personcategoryevent
131	Can delete person category event	33	delete_personcategoryevent
132	Can view person category event	33	view_personcategoryevent
133	Can add person event	34	add_personevent
134	Can change person event	34	change_personevent
135	Can delete person event	34	delete_personevent
136	Can view person event	34	view_personevent
137	Can add restriction	35	add_restriction
138	Can change restriction	35	change_restriction
139	Can delete restriction	35	delete_restriction
140	Can view restriction	35	view_restriction
141	Can add restriction event	36	add_restrictionevent
142	Can change restriction event	36	change_restrictionevent
143	Can delete restriction event	36	delete_restrictionevent
144	Can view restriction event	36	view_restrictionevent
145	Can add contact	37	add_contact
146	Can change contact	37	change_contact
147	Can delete contact	37	delete_contact
148	Can view contact	37	view_contact
149	Can add contact event	38	add_contactevent
150	Can change contact event	38	change_contactevent
151	Can delete contact event	38	delete_contactevent
152	Can view contact event	38	view_contactevent
153	Can add step	39	add_entry
154	Can change step	39	change_entry
155	Can delete step	39	delete_entry
156	Can view step	39	view_entry
157	Can add referral	40	add_referral
158	Can change referral	40	change_referral
159	Can delete referral	40	delete_referral
160	Can view referral	40	view_referral
161	Can add step of a referral	41	add_referralentry
162	Can change step of a referral	41	change_referralentry
163	Can delete step of a referral	41	delete_referralentry
164	Can view step of a referral	41	view_referralentry
165	Can add referral event	42	add_referralevent
166	Can change referral event	42	change_referralevent
167	Can delete referral event	42	delete_referralevent
168	Can view referral event	42	view_referralevent
169	Can add agenda item	43	add_agendaitem
170	Can change agenda item	43	change_agendaitem
171	Can delete agenda item	43	delete_agendaitem
172	Can view agenda item	43	view_agendaitem
173	Can add attendance	44	add_attendance
174	Can change attendance	44	change_attendance
175	Can delete attendance	44	delete_attendance
176	Can view attendance	44	view_attendance
177	Can add completion item	45	add_completionitem
178	Can change completion item	45	change_completionitem
179	Can delete completion item	45	delete_completionitem
180	Can view completion item	45	view_completionitem
181	Can add decision	46	add_decision
182	Can change decision	46	change_decision
183	Can delete decision	46	delete_decision
184	Can view decision	46	view_decision
185	Can add line of the award	47	add_awardline
186	Can change line of the award	47	change_awardline
187	Can delete line of the award	47	delete_awardline
188	Can view line of the award	47	view_awardline
189	Can add declaration	48	add_declaration
190	Can change declaration	48	change_declaration
191	Can delete declaration	48	delete_declaration
192	Can view declaration	48	view_declaration
193	Can add attestation	49	add_attestation
194	Can change attestation	49	change_attestation
195	Can delete attestation	49	delete_attestation
196	Can view attestation	49	view_attestation
197	Can add code of a handover	50	add_handovercode
198	Can change code of a handover	50	change_handovercode
199	Can delete code of a handover	50	delete_handovercode
200	Can view code of a handover	50	view_handovercode
201	Can add item entry	51	add_itementry
202	Can change item entry	51	change_itementry
203	Can delete item entry	51	delete_itementry
204	Can view item entry	51	view_itementry
205	Can add objection	52	add_objection
206	Can change objection	52	change_objection
207	Can delete objection	52	delete_objection
208	Can view objection	52	view_objection
209	Can add objection entry	53	add_objectionentry
210	Can change objection entry	53	change_objectionentry
211	Can delete objection entry	53	delete_objectionentry
212	Can view objection entry	53	view_objectionentry
213	Can add objection event	54	add_objectionevent
214	Can change objection event	54	change_objectionevent
215	Can delete objection event	54	delete_objectionevent
216	Can view objection event	54	view_objectionevent
217	Can add payee	55	add_payee
218	Can change payee	55	change_payee
219	Can delete payee	55	delete_payee
220	Can view payee	55	view_payee
221	Can add programme	56	add_programme
222	Can change programme	56	change_programme
223	Can delete programme	56	delete_programme
224	Can view programme	56	view_programme
225	Can add document of a programme	57	add_documentrule
226	Can change document of a programme	57	change_documentrule
227	Can delete document of a programme	57	delete_documentrule
228	Can view document of a programme	57	view_documentrule
229	Can add question	58	add_question
230	Can change question	58	change_question
231	Can delete question	58	delete_question
232	Can view question	58	view_question
233	Can add reason	59	add_reason
234	Can change reason	59	change_reason
235	Can delete reason	59	delete_reason
236	Can view reason	59	view_reason
237	Can add recusal	60	add_recusal
238	Can change recusal	60	change_recusal
239	Can delete recusal	60	delete_recusal
240	Can view recusal	60	view_recusal
241	Can add signing code	61	add_signingcode
242	Can change signing code	61	change_signingcode
243	Can delete signing code	61	delete_signingcode
244	Can view signing code	61	view_signingcode
245	Can add sitting	62	add_sitting
246	Can change sitting	62	change_sitting
247	Can delete sitting	62	delete_sitting
248	Can view sitting	62	view_sitting
249	Can add attendance event	63	add_attendanceevent
250	Can change attendance event	63	change_attendanceevent
251	Can delete attendance event	63	delete_attendanceevent
252	Can view attendance event	63	view_attendanceevent
253	Can add sitting entry	64	add_sittingentry
254	Can change sitting entry	64	change_sittingentry
255	Can delete sitting entry	64	delete_sittingentry
256	Can view sitting entry	64	view_sittingentry
257	Can add sitting event	65	add_sittingevent
258	Can change sitting event	65	change_sittingevent
259	Can delete sitting event	65	delete_sittingevent
260	Can view sitting event	65	view_sittingevent
261	Can add study	66	add_study
262	Can change study	66	change_study
263	Can delete study	66	delete_study
264	Can view study	66	view_study
265	Can add study entry	67	add_studyentry
266	Can change study entry	67	change_studyentry
267	Can delete study entry	67	delete_studyentry
268	Can view study entry	67	view_studyentry
269	Can add support request	68	add_supportrequest
270	Can change support request	68	change_supportrequest
271	Can delete support request	68	delete_supportrequest
272	Can view support request	68	view_supportrequest
273	Can add study event	69	add_studyevent
274	Can change study event	69	change_studyevent
275	Can delete study event	69	delete_studyevent
276	Can view study event	69	view_studyevent
277	Can add payee event	70	add_payeeevent
278	Can change payee event	70	change_payeeevent
279	Can delete payee event	70	delete_payeeevent
280	Can view payee event	70	view_payeeevent
281	Can add notice	71	add_notice
282	Can change notice	71	change_notice
283	Can delete notice	71	delete_notice
284	Can view notice	71	view_notice
285	Can add step	72	add_entry
286	Can change step	72	change_entry
287	Can delete step	72	delete_entry
288	Can view step	72	view_entry
289	Can add completion item event	73	add_completionitemevent
290	Can change completion item event	73	change_completionitemevent
291	Can delete completion item event	73	delete_completionitemevent
292	Can view completion item event	73	view_completionitemevent
293	Can add line of the checklist	74	add_checkline
294	Can change line of the checklist	74	change_checkline
295	Can delete line of the checklist	74	delete_checkline
296	Can view line of the checklist	74	view_checkline
297	Can add agenda item event	75	add_agendaitemevent
298	Can change agenda item event	75	change_agendaitemevent
299	Can delete agenda item event	75	delete_agendaitemevent
300	Can view agenda item event	75	view_agendaitemevent
301	Can add support request event	76	add_supportrequestevent
302	Can change support request event	76	change_supportrequestevent
303	Can delete support request event	76	delete_supportrequestevent
304	Can view support request event	76	view_supportrequestevent
305	Can add vote	77	add_vote
306	Can change vote	77	change_vote
307	Can delete vote	77	delete_vote
308	Can view vote	77	view_vote
309	Can add delivery	78	add_delivery
310	Can change delivery	78	change_delivery
311	Can delete delivery	78	delete_delivery
312	Can view delivery	78	view_delivery
313	Can add incident	79	add_incident
314	Can change incident	79	change_incident
315	Can delete incident	79	delete_incident
316	Can view incident	79	view_incident
317	Can add hearing	80	add_hearing
318	Can change hearing	80	change_hearing
319	Can delete hearing	80	delete_hearing
320	Can view hearing	80	view_hearing
321	Can add attempt to hear	81	add_attempt
322	Can change attempt to hear	81	change_attempt
323	Can delete attempt to hear	81	delete_attempt
324	Can view attempt to hear	81	view_attempt
325	Can add incident event	82	add_incidentevent
326	Can change incident event	82	change_incidentevent
327	Can delete incident event	82	delete_incidentevent
328	Can view incident event	82	view_incidentevent
329	Can add measure	83	add_measure
330	Can change measure	83	change_measure
331	Can delete measure	83	delete_measure
332	Can view measure	83	view_measure
333	Can add step of a conduct case	84	add_entry
334	Can change step of a conduct case	84	change_entry
335	Can delete step of a conduct case	84	delete_entry
336	Can view step of a conduct case	84	view_entry
337	Can add correction	85	add_correction
338	Can change correction	85	change_correction
339	Can delete correction	85	delete_correction
340	Can view correction	85	view_correction
341	Can add report to an authority	86	add_authorityreport
342	Can change report to an authority	86	change_authorityreport
343	Can delete report to an authority	86	delete_authorityreport
344	Can view report to an authority	86	view_authorityreport
345	Can add measure event	87	add_measureevent
346	Can change measure event	87	change_measureevent
347	Can delete measure event	87	delete_measureevent
348	Can view measure event	87	view_measureevent
349	Can add objection	88	add_objection
350	Can change objection	88	change_objection
351	Can delete objection	88	delete_objection
352	Can view objection	88	view_objection
353	Can add objection event	89	add_objectionevent
354	Can change objection event	89	change_objectionevent
355	Can delete objection event	89	delete_objectionevent
356	Can view objection event	89	view_objectionevent
357	Can add waiting answer	90	add_stagedanswer
358	Can change waiting answer	90	change_stagedanswer
359	Can delete waiting answer	90	delete_stagedanswer
360	Can view waiting answer	90	view_stagedanswer
361	Can add survey	91	add_survey
362	Can change survey	91	change_survey
363	Can delete survey	91	delete_survey
364	Can view survey	91	view_survey
365	Can add improvement	92	add_improvementaction
366	Can change improvement	92	change_improvementaction
367	Can delete improvement	92	delete_improvementaction
368	Can view improvement	92	view_improvementaction
369	Can add step of an improvement	93	add_improvemententry
370	Can change step of an improvement	93	change_improvemententry
371	Can delete step of an improvement	93	delete_improvemententry
372	Can view step of an improvement	93	view_improvemententry
373	Can add question of a survey	94	add_question
374	Can change question of a survey	94	change_question
375	Can delete question of a survey	94	delete_question
376	Can view question of a survey	94	view_question
377	Can add invitation to rate	95	add_invitation
378	Can change invitation to rate	95	change_invitation
379	Can delete invitation to rate	95	delete_invitation
380	Can view invitation to rate	95	view_invitation
381	Can add answer	96	add_answer
382	Can change answer	96	change_answer
383	Can delete answer	96	delete_answer
384	Can view answer	96	view_answer
385	Can add acceptance of the terms	97	add_termsacceptance
386	Can change acceptance of the terms	97	change_termsacceptance
387	Can delete acceptance of the terms	97	delete_termsacceptance
388	Can view acceptance of the terms	97	view_termsacceptance
\.


--
-- Data for Name: beneficiaries_category; Type: TABLE DATA; Schema: public; Owner: -
--

COPY public.beneficiaries_category (id, code, name_m, name_f, "order") FROM stdin;
1	orphan	يتيم	يتيمة	1
2	widow	أرمل	أرملة	2
3	divorced	مطلق	مطلقة	3
4	abandoned	مهجور	مهجورة	4
5	prisoner-family	من أسرة سجين	من أسرة سجين	5
6	released	مفرج عنه	مفرج عنها	6
7	disabled	من ذوي الإعاقة	من ذوات الإعاقة	7
8	chronically-ill	مصاب بمرض مزمن	مصابة بمرض مزمن	8
9	elderly	كبير سن	كبيرة سن	9
10	low-income	محدود الدخل	محدودة الدخل	10
11	large-family	معيل أسرة كبيرة	معيلة أسرة كبيرة	11
12	debtor	غارم	غارمة	12
13	student	طالب	طالبة	13
14	about-to-marry	مقبل على الزواج	مقبلة على الزواج	14
15	disaster	متضرر من كارثة	متضررة من كارثة	15
\.


--
-- Data for Name: beneficiaries_document; Type: TABLE DATA; Schema: public; Owner: -
--

COPY public.beneficiaries_document (id, number, issued_on, expires_on, evidence, file_name, file_kind, original_name, added_at, key, added_by_id, type_id, person_id) FROM stdin;
1	1000000370	2026-11-06	2030-07-05	seen				2026-08-28 05:05:00.631069+00	\N	1	1	1
2		2026-11-06	\N	seen				2026-08-28 05:05:00.731615+00	\N	1	2	1
3	1000000743	2026-11-06	2030-01-08	seen				2026-08-28 05:05:01.146249+00	\N	3	1	2
4		2026-11-06	\N	seen				2026-08-28 05:05:01.270633+00	\N	3	2	2
5	1000001857	2026-11-06	2029-09-07	seen				2026-08-28 05:05:01.79234+00	\N	3	1	5
6		2026-11-06	\N	seen				2026-08-28 05:05:01.850028+00	\N	3	2	5
7	1000002590	2026-11-06	2028-03-28	seen				2026-08-28 05:05:02.283359+00	\N	3	1	7
8		2026-11-06	\N	seen				2026-08-28 05:05:02.338316+00	\N	3	2	7
9	1000003705	2026-11-06	2027-12-30	seen				2026-08-28 05:05:02.810309+00	\N	1	1	10
10		2026-11-06	\N	seen				2026-08-28 05:05:02.889174+00	\N	1	2	10
11	1000004448	2026-11-06	2028-05-07	seen				2026-08-28 05:05:03.343326+00	\N	3	1	12
12		2026-11-06	\N	seen				2026-08-28 05:05:03.399777+00	\N	3	2	12
13	1000005189	2026-11-06	2029-06-11	seen				2026-08-28 05:05:03.830724+00	\N	3	1	14
14		2026-11-06	\N	seen				2026-08-28 05:05:03.897359+00	\N	3	2	14
15	1000006294	2026-11-06	2029-04-12	seen				2026-08-28 05:05:04.472472+00	\N	2	1	17
16		2026-11-06	\N	seen				2026-08-28 05:05:04.527964+00	\N	2	2	17
17	1000006666	2026-11-06	2028-01-18	seen				2026-08-28 05:05:04.757258+00	\N	2	1	18
18		2026-11-06	\N	seen				2026-08-28 05:05:04.820585+00	\N	2	2	18
19	7710527	2026-09-14	2027-07-14	seen				2026-09-17 07:05:00.377318+00	\N	1	6	1
20	9947776	2026-09-09	\N	seen				2026-09-17 07:05:00.437465+00	\N	1	3	1
21	2623643	2026-09-20	\N	seen				2026-09-23 07:05:00.211243+00	\N	2	7	17
22	6492859	2026-09-09	\N	seen				2026-09-23 07:05:00.272244+00	\N	2	3	17
23	5777781	2026-09-20	2027-07-21	seen				2026-09-24 07:05:00.211233+00	\N	2	6	18
24	3996999	2026-05-17	\N	seen				2026-09-24 07:05:00.270019+00	\N	2	3	18
25	8809050	2026-09-16	\N	seen				2026-10-06 10:05:00.228455+00	\N	3	7	12
26	3547814	2026-09-26	\N	seen				2026-10-06 10:05:00.28845+00	\N	3	3	12
27	8834054	2026-09-28	\N	seen				2026-10-07 06:05:00.213969+00	\N	3	7	2
28	7354406	2026-10-06	\N	seen				2026-10-07 06:05:00.262913+00	\N	3	3	2
29	7163248	2026-10-12	2027-08-14	seen				2026-10-18 06:05:00.223179+00	\N	3	6	5
30	2006425	2026-10-16	\N	seen				2026-10-18 06:05:00.25953+00	\N	3	3	5
31		2026-11-02	\N	seen				2026-11-02 06:05:00.067592+00	\N	3	8	2
32		2026-11-02	\N	seen				2026-11-02 07:05:00.083105+00	\N	2	8	17
33		2026-11-02	\N	seen				2026-11-02 07:05:00.408475+00	\N	1	8	1
34		2026-11-02	\N	seen				2026-11-02 10:05:00.161341+00	\N	3	8	12
35	5748612	2026-10-16	2027-08-30	seen				2026-11-03 05:05:00.226474+00	\N	1	6	10
36	1286583	2026-10-20	\N	seen				2026-11-03 05:05:00.270607+00	\N	1	3	10
37	7818772	2026-10-20	2027-09-04	seen				2026-11-08 10:05:00.360449+00	\N	2	6	17
38	8132771	2026-11-04	2027-09-06	seen				2026-11-10 06:05:00.204006+00	\N	3	6	2
39	8668663	2026-11-10	\N	seen				2026-11-15 08:05:00.3019+00	\N	1	7	1
40	8972779	2026-11-18	2027-09-18	seen				2026-11-22 07:05:00.283514+00	\N	3	6	12
41	2300262	2026-07-15	\N	seen				2026-11-22 07:05:00.455977+00	\N	3	3	12
42	6825120	2026-11-02	\N	seen				2026-11-22 07:05:01.432523+00	\N	1	7	10
43	3953692	2026-11-14	\N	seen				2026-11-22 09:05:00.224731+00	\N	3	7	14
44	9627284	2026-11-21	\N	seen				2026-11-22 09:05:00.268852+00	\N	3	3	14
\.


--
-- Data for Name: beneficiaries_documentevent; Type: TABLE DATA; Schema: public; Owner: -
--

COPY public.beneficiaries_documentevent (pgh_id, pgh_created_at, pgh_label, pgh_context, pgh_context_id, id, number, issued_on, expires_on, evidence, file_name, file_kind, original_name, added_at, key, added_by_id, pgh_obj_id, type_id, person_id) FROM stdin;
1	2026-11-26 03:04:13.33422+00	insert	{"user": 1}	cd981d76-6596-4b4c-96ad-994f15bcbc7f	1	1000000370	2026-11-06	2030-07-05	seen				2026-08-28 05:05:00.631069+00	\N	1	1	1	1
2	2026-11-26 03:04:13.33422+00	insert	{"user": 1}	b35fe84f-dca9-4def-b351-250c25fa2e80	2		2026-11-06	\N	seen				2026-08-28 05:05:00.731615+00	\N	1	2	2	1
3	2026-11-26 03:04:13.33422+00	insert	{"user": 3}	b69bf4dd-ae4b-49cf-b8db-b2e0c4a9d048	3	1000000743	2026-11-06	2030-01-08	seen				2026-08-28 05:05:01.146249+00	\N	3	3	1	2
4	2026-11-26 03:04:13.33422+00	insert	{"user": 3}	410c4fa3-683e-47a2-8763-21df75a6f2f3	4		2026-11-06	\N	seen				2026-08-28 05:05:01.270633+00	\N	3	4	2	2
5	2026-11-26 03:04:13.33422+00	insert	{"user": 3}	b86629c2-40cb-45aa-bd42-e1cb47cf8f28	5	1000001857	2026-11-06	2029-09-07	seen				2026-08-28 05:05:01.79234+00	\N	3	5	1	5
6	2026-11-26 03:04:13.33422+00	insert	{"user": 3}	90ba14d1-c09d-484f-9dca-cd2ed019c5ac	6		2026-11-06	\N	seen				2026-08-28 05:05:01.850028+00	\N	3	6	2	5
7	2026-11-26 03:04:13.33422+00	insert	{"user": 3}	e0c62165-fe12-4559-b697-57fbef55474d	7	1000002590	2026-11-06	2028-03-28	seen				2026-08-28 05:05:02.283359+00	\N	3	7	1	7
8	2026-11-26 03:04:13.33422+00	insert	{"user": 3}	d5daf6aa-bc3a-4ae5-a214-f0c4fda41e8a	8		2026-11-06	\N	seen				2026-08-28 05:05:02.338316+00	\N	3	8	2	7
9	2026-11-26 03:04:13.33422+00	insert	{"user": 1}	ca7d6c3d-0045-4abd-af4c-b39f9ad38334	9	1000003705	2026-11-06	2027-12-30	seen				2026-08-28 05:05:02.810309+00	\N	1	9	1	10
10	2026-11-26 03:04:13.33422+00	insert	{"user": 1}	0881625e-a41b-43b7-bf80-cf2166d0cb24	10		2026-11-06	\N	seen				2026-08-28 05:05:02.889174+00	\N	1	10	2	10
11	2026-11-26 03:04:13.33422+00	insert	{"user": 3}	2748af5f-644e-4e92-9f6c-ae560a4a0d5b	11	1000004448	2026-11-06	2028-05-07	seen				2026-08-28 05:05:03.343326+00	\N	3	11	1	12
12	2026-11-26 03:04:13.33422+00	insert	{"user": 3}	5d27a724-59c8-4a33-b634-8d68b55203bf	12		2026-11-06	\N	seen				2026-08-28 05:05:03.399777+00	\N	3	12	2	12
13	2026-11-26 03:04:13.33422+00	insert	{"user": 3}	e239fc20-06fe-4431-b0ec-a3af27e3bfd1	13	1000005189	2026-11-06	2029-06-11	seen				2026-08-28 05:05:03.830724+00	\N	3	13	1	14
14	2026-11-26 03:04:13.33422+00	insert	{"user": 3}	3140e60c-4254-4343-b44c-8c466d051d57	14		2026-11-06	\N	seen				2026-08-28 05:05:03.897359+00	\N	3	14	2	14
15	2026-11-26 03:04:13.33422+00	insert	{"user": 2}	7008d686-1781-4f2b-bebd-1e4f31850f98	15	1000006294	2026-11-06	2029-04-12	seen				2026-08-28 05:05:04.472472+00	\N	2	15	1	17
16	2026-11-26 03:04:13.33422+00	insert	{"user": 2}	dd52d36b-6033-4754-bb7c-760dd2c392b5	16		2026-11-06	\N	seen				2026-08-28 05:05:04.527964+00	\N	2	16	2	17
17	2026-11-26 03:04:13.33422+00	insert	{"user": 2}	1008965f-43d6-4f1a-86c5-b3156dff9383	17	1000006666	2026-11-06	2028-01-18	seen				2026-08-28 05:05:04.757258+00	\N	2	17	1	18
18	2026-11-26 03:04:13.33422+00	insert	{"user": 2}	74b3453a-78df-474b-a21d-be78a8f33373	18		2026-11-06	\N	seen				2026-08-28 05:05:04.820585+00	\N	2	18	2	18
19	2026-11-26 03:04:13.33422+00	insert	{"user": 1}	df2ae594-3c6d-4538-8dd6-3a0bc03aca0a	19	7710527	2026-09-14	2027-07-14	seen				2026-09-17 07:05:00.377318+00	\N	1	19	6	1
20	2026-11-26 03:04:13.33422+00	insert	{"user": 1}	6232f145-73af-420e-8684-e6226e30eabf	20	9947776	2026-09-09	\N	seen				2026-09-17 07:05:00.437465+00	\N	1	20	3	1
21	2026-11-26 03:04:13.33422+00	insert	{"user": 2}	f50b2d0b-1556-46b1-8f4c-3320ead98e18	21	2623643	2026-09-20	\N	seen				2026-09-23 07:05:00.211243+00	\N	2	21	7	17
22	2026-11-26 03:04:13.33422+00	insert	{"user": 2}	5506a5e4-e29a-4281-98dd-8e17c25085da	22	6492859	2026-09-09	\N	seen				2026-09-23 07:05:00.272244+00	\N	2	22	3	17
23	2026-11-26 03:04:13.33422+00	insert	{"user": 2}	750ad0b8-b50b-4110-8d9e-e7df4c1fbfee	23	5777781	2026-09-20	2027-07-21	seen				2026-09-24 07:05:00.211233+00	\N	2	23	6	18
24	2026-11-26 03:04:13.33422+00	insert	{"user": 2}	8e7822b2-ef8c-4831-acdc-11df7622b3d6	24	3996999	2026-05-17	\N	seen				2026-09-24 07:05:00.270019+00	\N	2	24	3	18
25	2026-11-26 03:04:13.33422+00	insert	{"user": 3}	c5ecba5a-f4b7-4901-a80e-fbebb66f4748	25	8809050	2026-09-16	\N	seen				2026-10-06 10:05:00.228455+00	\N	3	25	7	12
26	2026-11-26 03:04:13.33422+00	insert	{"user": 3}	4894ba48-bb22-4ce2-b3b9-8a0d2fbbf872	26	3547814	2026-09-26	\N	seen				2026-10-06 10:05:00.28845+00	\N	3	26	3	12
27	2026-11-26 03:04:13.33422+00	insert	{"user": 3}	8a292c42-6f98-46bb-bda1-1ee469ea5d85	27	8834054	2026-09-28	\N	seen				2026-10-07 06:05:00.213969+00	\N	3	27	7	2
28	2026-11-26 03:04:13.33422+00	insert	{"user": 3}	c448c2c1-a481-4884-8734-0c21dec69537	28	7354406	2026-10-06	\N	seen				2026-10-07 06:05:00.262913+00	\N	3	28	3	2
29	2026-11-26 03:04:13.33422+00	insert	{"user": 3}	89942c80-73f7-4d2c-bb7e-4b199b7e31aa	29	7163248	2026-10-12	2027-08-14	seen				2026-10-18 06:05:00.223179+00	\N	3	29	6	5
30	2026-11-26 03:04:13.33422+00	insert	{"user": 3}	a03c041e-9cb3-4f68-8ae9-3923bbd1a396	30	2006425	2026-10-16	\N	seen				2026-10-18 06:05:00.25953+00	\N	3	30	3	5
31	2026-11-26 03:04:13.33422+00	insert	{"user": 3}	902e6898-67c5-4b36-9b9f-f5375a07fb3a	31		2026-11-02	\N	seen				2026-11-02 06:05:00.067592+00	\N	3	31	8	2
32	2026-11-26 03:04:13.33422+00	insert	{"user": 2}	a61d3684-7b88-4978-937e-303fcb6e9fa0	32		2026-11-02	\N	seen				2026-11-02 07:05:00.083105+00	\N	2	32	8	17
33	2026-11-26 03:04:13.33422+00	insert	{"user": 1}	82f4d393-744a-41f9-9a34-730c046ff326	33		2026-11-02	\N	seen				2026-11-02 07:05:00.408475+00	\N	1	33	8	1
34	2026-11-26 03:04:13.33422+00	insert	{"user": 3}	9d9f6f8b-8de3-4cc5-b394-e658ae5880a2	34		2026-11-02	\N	seen				2026-11-02 10:05:00.161341+00	\N	3	34	8	12
35	2026-11-26 03:04:13.33422+00	insert	{"user": 1}	c363ce7b-13ef-4954-ac77-63ef6851deb5	35	5748612	2026-10-16	2027-08-30	seen				2026-11-03 05:05:00.226474+00	\N	1	35	6	10
36	2026-11-26 03:04:13.33422+00	insert	{"user": 1}	5f7a18f6-b09e-43d4-b9fb-28b1ef2e3eed	36	1286583	2026-10-20	\N	seen				2026-11-03 05:05:00.270607+00	\N	1	36	3	10
37	2026-11-26 03:04:13.33422+00	insert	{"user": 2}	048fdaec-d833-4060-94c1-fba786d44c11	37	7818772	2026-10-20	2027-09-04	seen				2026-11-08 10:05:00.360449+00	\N	2	37	6	17
38	2026-11-26 03:04:13.33422+00	insert	{"user": 3}	e8f08f6b-3e8b-40ed-b3b4-a9527628f5bc	38	8132771	2026-11-04	2027-09-06	seen				2026-11-10 06:05:00.204006+00	\N	3	38	6	2
39	2026-11-26 03:04:13.33422+00	insert	{"user": 1}	5d308853-05eb-4977-bd02-01e91377519a	39	8668663	2026-11-10	\N	seen				2026-11-15 08:05:00.3019+00	\N	1	39	7	1
40	2026-11-26 03:04:13.33422+00	insert	{"user": 3}	a046df78-6d48-4388-aa95-6eb6258d3038	40	8972779	2026-11-18	2027-09-18	seen				2026-11-22 07:05:00.283514+00	\N	3	40	6	12
41	2026-11-26 03:04:13.33422+00	insert	{"user": 3}	c66752b8-1b20-4561-9971-f833d1a8fbfe	41	2300262	2026-07-15	\N	seen				2026-11-22 07:05:00.455977+00	\N	3	41	3	12
42	2026-11-26 03:04:13.33422+00	insert	{"user": 1}	5327a1a4-a2d0-49b3-87be-c202d15b9781	42	6825120	2026-11-02	\N	seen				2026-11-22 07:05:01.432523+00	\N	1	42	7	10
43	2026-11-26 03:04:13.33422+00	insert	{"user": 3}	c18efae3-49ae-45ec-b863-6d7a442f1bd5	43	3953692	2026-11-14	\N	seen				2026-11-22 09:05:00.224731+00	\N	3	43	7	14
44	2026-11-26 03:04:13.33422+00	insert	{"user": 3}	50216031-9aa2-49af-a7a4-07b6d32ff89b	44	9627284	2026-11-21	\N	seen				2026-11-22 09:05:00.268852+00	\N	3	44	3	14
\.


--
-- Data for Name: beneficiaries_documenttype; Type: TABLE DATA; Schema: public; Owner: -
--

COPY public.beneficiaries_documenttype (id, code, name, hint, valid_days, has_expiry, may_keep_copy, legal_basis, keep_days, "order") FROM stdin;
1	national-id	الهوية الوطنية أو الإقامة	البطاقة الأصلية أو في توكلنا	\N	t	f		0	1
2	family-register	سجل الأسرة	نسخة حديثة من أبشر	180	f	f		0	2
3	income	تعريف بالدخل	من جهة العمل أو من الضمان	90	f	t	عليها تُبنى دراسة الطلب، وقد وافق عليها صاحبها في شروط التسجيل	365	3
4	pension	مشهد معاش أو ضمان	من التأمينات أو الضمان	90	f	t	عليها تُبنى دراسة الطلب، وقد وافق عليها صاحبها في شروط التسجيل	365	4
5	bank-statement	كشف حساب بنكي	آخر ثلاثة أشهر	90	f	t	عليها تُبنى دراسة الطلب، وقد وافق عليها صاحبها في شروط التسجيل	180	5
6	rent-contract	عقد الإيجار	موثق في منصة إيجار	\N	t	t	عليها تُبنى دراسة الطلب، وقد وافق عليها صاحبها في شروط التسجيل	730	6
7	utility-bill	فاتورة خدمة	كهرباء أو ماء باسم الأسرة	90	f	t	تُثبت أن المساعدة وصلت إلى صاحبها	365	7
8	iban-certificate	شهادة الآيبان	من تطبيق البنك	365	f	t	تُثبت أن المساعدة وصلت إلى صاحبها	1825	8
9	medical-report	تقرير طبي	من جهة علاجية معتمدة	180	f	f		0	9
10	disability-card	بطاقة ذوي الإعاقة	البطاقة أو شهادة الهيئة	\N	t	f		0	10
11	death-certificate	شهادة وفاة		\N	f	f		0	11
12	divorce-deed	صك طلاق		\N	f	f		0	12
13	guardianship-deed	صك ولاية أو وكالة	يراجع كل سنة	365	f	f		0	13
14	prison-letter	إفادة من السجن		90	f	f		0	14
15	school-letter	تعريف مدرسي	للفصل الدراسي الحالي	150	f	t	عليها تُبنى دراسة الطلب، وقد وافق عليها صاحبها في شروط التسجيل	365	15
\.


--
-- Data for Name: beneficiaries_guardianship; Type: TABLE DATA; Schema: public; Owner: -
--

COPY public.beneficiaries_guardianship (id, basis, valid_until, ended_on, created_at, guardian_id, ward_id) FROM stdin;
\.


--
-- Data for Name: beneficiaries_guardianshipevent; Type: TABLE DATA; Schema: public; Owner: -
--

COPY public.beneficiaries_guardianshipevent (pgh_id, pgh_created_at, pgh_label, pgh_context, pgh_context_id, id, basis, valid_until, ended_on, created_at, pgh_obj_id, guardian_id, ward_id) FROM stdin;
\.


--
-- Data for Name: beneficiaries_household; Type: TABLE DATA; Schema: public; Owner: -
--

COPY public.beneficiaries_household (id, register_number, city, district, short_address, directions, housing, monthly_income, size, created_at, branch_id) FROM stdin;
1		الرياض	النسيم			shared	2150.00	2	2026-08-28 05:05:00.393756+00	1
2		وادي الدواسر	الخماسين			rent	1700.00	7	2026-08-28 05:05:00.930333+00	3
3		وادي الدواسر	النويعمة			shared	3750.00	4	2026-08-28 05:05:01.68467+00	3
4		وادي الدواسر	النويعمة			shared	2200.00	4	2026-08-28 05:05:02.122691+00	3
5		الرياض	العريجاء			rent	2300.00	4	2026-08-28 05:05:02.704481+00	1
6		وادي الدواسر	الخماسين			own	1850.00	2	2026-08-28 05:05:03.135582+00	3
7		وادي الدواسر	الخماسين			rent	2850.00	9	2026-08-28 05:05:03.683607+00	3
8		عرعر	المساعدية			rent	2350.00	9	2026-08-28 05:05:04.262442+00	2
9		عرعر	المساعدية			rent	4850.00	3	2026-08-28 05:05:04.655605+00	2
\.


--
-- Data for Name: beneficiaries_householdevent; Type: TABLE DATA; Schema: public; Owner: -
--

COPY public.beneficiaries_householdevent (pgh_id, pgh_created_at, pgh_label, pgh_context, pgh_context_id, id, register_number, city, district, short_address, directions, housing, monthly_income, size, created_at, branch_id, pgh_obj_id) FROM stdin;
1	2026-11-26 03:04:13.33422+00	insert	{"user": 1}	e018dce6-9f23-4a5c-82e3-d1c5547b9403	1		الرياض	النسيم			shared	2150.00	2	2026-08-28 05:05:00.393756+00	1	1
2	2026-11-26 03:04:13.33422+00	insert	{"user": 3}	3efed9ad-a3f3-4d54-94ee-7626d1c42bcd	2		وادي الدواسر	الخماسين			rent	1700.00	7	2026-08-28 05:05:00.930333+00	3	2
3	2026-11-26 03:04:13.33422+00	insert	{"user": 3}	9bc4cc4d-fed9-4f40-b2f5-d476fc20940f	3		وادي الدواسر	النويعمة			shared	3750.00	4	2026-08-28 05:05:01.68467+00	3	3
4	2026-11-26 03:04:13.33422+00	insert	{"user": 3}	282bc213-ffc7-4274-88a2-cc9edf0ebb6b	4		وادي الدواسر	النويعمة			shared	2200.00	4	2026-08-28 05:05:02.122691+00	3	4
5	2026-11-26 03:04:13.33422+00	insert	{"user": 1}	8029b35c-7f8d-49c3-98b8-1fd7aeae3884	5		الرياض	العريجاء			rent	2300.00	4	2026-08-28 05:05:02.704481+00	1	5
6	2026-11-26 03:04:13.33422+00	insert	{"user": 3}	6ece84b7-92c7-44fd-a1cd-0c1303877a8d	6		وادي الدواسر	الخماسين			own	1850.00	2	2026-08-28 05:05:03.135582+00	3	6
7	2026-11-26 03:04:13.33422+00	insert	{"user": 3}	c23f24de-bb63-443e-969b-eca480ca05d4	7		وادي الدواسر	الخماسين			rent	2850.00	9	2026-08-28 05:05:03.683607+00	3	7
8	2026-11-26 03:04:13.33422+00	insert	{"user": 2}	afbf455f-1dda-47d8-a3e4-201ccc39d6f3	8		عرعر	المساعدية			rent	2350.00	9	2026-08-28 05:05:04.262442+00	2	8
9	2026-11-26 03:04:13.33422+00	insert	{"user": 2}	187b8985-7b57-486e-9fa8-8205283d4322	9		عرعر	المساعدية			rent	4850.00	3	2026-08-28 05:05:04.655605+00	2	9
\.


--
-- Data for Name: beneficiaries_person; Type: TABLE DATA; Schema: public; Owner: -
--

COPY public.beneficiaries_person (id, first_name, father_name, grandfather_name, family_name, folded, gender, identity_kind, identity_number, identity_expires_on, born_on, is_birth_hijri, mobile, may_text, safe_contact, pin, relation, accepted_terms_at, died_on, created_at, not_same_as, key, account_id, branch_id, created_by_id, household_id) FROM stdin;
1	منيرة	سعد	صالح	الدوسري	منيره سعد صالح الدوسري	f	citizen	1000000370	2030-07-05	1959-05-05	f	+966550123456	t			head	\N	\N	2026-08-28 05:05:00.402329+00	{}	\N	13	1	1	1
2	عبير	عبدالرحمن	مشعل	العتيبي	عبير عبدالرحمن مشعل العتيبي	f	citizen	1000000743	2030-01-08	1993-03-28	f	+966550000001	t			head	\N	\N	2026-08-28 05:05:00.936185+00	{}	\N	\N	3	3	2
3	هيفاء	ناصر	علي	العتيبي	هيفا ناصر علي العتيبي	f	citizen	1000001113	2030-09-27	2017-03-24	f	\N	t			child	\N	\N	2026-08-28 05:05:01.420309+00	{}	\N	\N	3	3	2
4	بندر	سعد	عمر	العتيبي	بندر سعد عمر العتيبي	m	citizen	1000001485	2027-07-03	2009-09-23	f	\N	t			child	\N	\N	2026-08-28 05:05:01.535632+00	{}	\N	\N	3	3	2
5	أسماء	عوض	زياد	القرني	اسما عوض زياد القرني	f	citizen	1000001857	2029-09-07	1996-03-23	f	+966550000004	t			head	\N	\N	2026-08-28 05:05:01.690318+00	{}	\N	\N	3	3	3
6	مبارك	جابر	علي	القرني	مبارك جابر علي القرني	m	citizen	1000002228	2027-08-08	2025-10-09	f	\N	t			child	\N	\N	2026-08-28 05:05:01.94515+00	{}	\N	\N	3	3	3
7	غادة	صالح	عبدالمجيد	السبيعي	غاده صالح عبدالمجيد السبيعي	f	citizen	1000002590	2028-03-28	1991-04-21	f	+966550000006	t			head	\N	\N	2026-08-28 05:05:02.128414+00	{}	\N	\N	3	3	4
8	لطيفة	عوض	عوض	السبيعي	لطيفه عوض عوض السبيعي	f	citizen	1000002962	2030-01-24	2023-11-06	f	\N	t			child	\N	\N	2026-08-28 05:05:02.446638+00	{}	\N	\N	3	3	4
9	فهد	جابر	جابر	السبيعي	فهد جابر جابر السبيعي	m	citizen	1000003333	2027-08-27	2025-11-15	f	\N	t			child	\N	\N	2026-08-28 05:05:02.560484+00	{}	\N	\N	3	3	4
10	زهرة	هاني	أنس	باعشن	زهره هاني انس باعشن	f	citizen	1000003705	2027-12-30	1996-12-14	f	+966550000009	t			head	\N	\N	2026-08-28 05:05:02.71341+00	{}	\N	\N	1	1	5
11	حصة	عبدالرحمن	علي	باعشن	حصه عبدالرحمن علي باعشن	f	citizen	1000004075	2029-01-05	2004-10-02	f	\N	t			child	\N	\N	2026-08-28 05:05:03.007353+00	{}	\N	\N	1	1	5
12	نورة	سلطان	سلطان	الهذلي	نوره سلطان سلطان الهذلي	f	citizen	1000004448	2028-05-07	1981-06-05	f	+966550000011	t			head	\N	\N	2026-08-28 05:05:03.154324+00	{}	\N	\N	3	3	6
13	خالد	زياد	جابر	الهذلي	خالد زياد جابر الهذلي	m	citizen	1000004810	2030-10-26	2016-03-17	f	\N	t			child	\N	\N	2026-08-28 05:05:03.54196+00	{}	\N	\N	3	3	6
14	مشعل	سالم	يوسف	المطيري	مشعل سالم يوسف المطيري	m	citizen	1000005189	2029-06-11	1981-09-26	f	+966550000013	t			head	\N	\N	2026-08-28 05:05:03.689964+00	{}	\N	\N	3	3	7
15	موضي	مشعل	طلال	المطيري	موضي مشعل طلال المطيري	f	citizen	1000005551	2030-07-11	2024-04-22	f	\N	t			child	\N	\N	2026-08-28 05:05:03.987627+00	{}	\N	\N	3	3	7
16	علي	مشعل	عبدالله	المطيري	علي مشعل عبدالله المطيري	m	citizen	1000005924	2029-08-07	2022-01-13	f	\N	t			child	\N	\N	2026-08-28 05:05:04.084219+00	{}	\N	\N	3	3	7
17	سلطان	مشعل	سالم	العمري	سلطان مشعل سالم العمري	m	citizen	1000006294	2029-04-12	1966-07-06	f	+966550000016	t			head	\N	\N	2026-08-28 05:05:04.271558+00	{}	\N	\N	2	2	8
18	دلال	عمر	بندر	باعشن	دلال عمر بندر باعشن	f	citizen	1000006666	2028-01-18	1970-07-08	f	+966550000017	t			head	\N	\N	2026-08-28 05:05:04.668398+00	{}	\N	\N	2	2	9
\.


--
-- Data for Name: beneficiaries_personcategory; Type: TABLE DATA; Schema: public; Owner: -
--

COPY public.beneficiaries_personcategory (id, since, until, category_id, person_id) FROM stdin;
1	\N	\N	2	1
2	\N	\N	2	2
3	\N	\N	2	7
4	\N	\N	10	12
5	\N	\N	11	14
6	\N	\N	9	17
\.


--
-- Data for Name: beneficiaries_personcategoryevent; Type: TABLE DATA; Schema: public; Owner: -
--

COPY public.beneficiaries_personcategoryevent (pgh_id, pgh_created_at, pgh_label, pgh_context, pgh_context_id, id, since, until, category_id, person_id, pgh_obj_id) FROM stdin;
1	2026-11-26 03:04:13.33422+00	insert	{"user": 1}	b996c2e3-72b8-4b1a-8445-0623ac692ed3	1	\N	\N	2	1	1
2	2026-11-26 03:04:13.33422+00	insert	{"user": 3}	30f03920-3008-4b5b-a1ae-8b2251017fc9	2	\N	\N	2	2	2
3	2026-11-26 03:04:13.33422+00	insert	{"user": 3}	706783e7-f5c0-4163-b345-0274ea5b4578	3	\N	\N	2	7	3
4	2026-11-26 03:04:13.33422+00	insert	{"user": 3}	b3d99dca-3131-490a-8f31-e21f5c26c5c6	4	\N	\N	10	12	4
5	2026-11-26 03:04:13.33422+00	insert	{"user": 3}	8c574d33-b27d-486b-8f55-32fc1d7acfab	5	\N	\N	11	14	5
6	2026-11-26 03:04:13.33422+00	insert	{"user": 2}	b7899ca9-2fc3-4329-a967-7d970b3867e5	6	\N	\N	9	17	6
\.


--
-- Data for Name: beneficiaries_personevent; Type: TABLE DATA; Schema: public; Owner: -
--

COPY public.beneficiaries_personevent (pgh_id, pgh_created_at, pgh_label, pgh_context, pgh_context_id, id, first_name, father_name, grandfather_name, family_name, gender, identity_kind, identity_number, identity_expires_on, born_on, is_birth_hijri, mobile, may_text, safe_contact, relation, accepted_terms_at, died_on, created_at, not_same_as, key, account_id, branch_id, created_by_id, household_id, pgh_obj_id) FROM stdin;
1	2026-11-26 03:04:13.33422+00	insert	{"user": 1}	e018dce6-9f23-4a5c-82e3-d1c5547b9403	1	منيرة	سعد	صالح	الدوسري	f	citizen	1000000370	2030-07-05	1959-05-05	f	+966550123456	t		head	\N	\N	2026-08-28 05:05:00.402329+00	{}	\N	13	1	1	1	1
2	2026-11-26 03:04:13.33422+00	insert	{"user": 3}	3efed9ad-a3f3-4d54-94ee-7626d1c42bcd	2	عبير	عبدالرحمن	مشعل	العتيبي	f	citizen	1000000743	2030-01-08	1993-03-28	f	+966550000001	t		head	\N	\N	2026-08-28 05:05:00.936185+00	{}	\N	\N	3	3	2	2
3	2026-11-26 03:04:13.33422+00	insert	{"user": 3}	2e1cfdfe-6de9-418c-a5eb-ffbb538ed466	3	هيفاء	ناصر	علي	العتيبي	f	citizen	1000001113	2030-09-27	2017-03-24	f	\N	t		child	\N	\N	2026-08-28 05:05:01.420309+00	{}	\N	\N	3	3	2	3
4	2026-11-26 03:04:13.33422+00	insert	{"user": 3}	e45254c3-2f2e-402d-8896-3076814f9923	4	بندر	سعد	عمر	العتيبي	m	citizen	1000001485	2027-07-03	2009-09-23	f	\N	t		child	\N	\N	2026-08-28 05:05:01.535632+00	{}	\N	\N	3	3	2	4
5	2026-11-26 03:04:13.33422+00	insert	{"user": 3}	9bc4cc4d-fed9-4f40-b2f5-d476fc20940f	5	أسماء	عوض	زياد	القرني	f	citizen	1000001857	2029-09-07	1996-03-23	f	+966550000004	t		head	\N	\N	2026-08-28 05:05:01.690318+00	{}	\N	\N	3	3	3	5
6	2026-11-26 03:04:13.33422+00	insert	{"user": 3}	e45dc7ed-bf37-4ed5-8056-84a8144927bc	6	مبارك	جابر	علي	القرني	m	citizen	1000002228	2027-08-08	2025-10-09	f	\N	t		child	\N	\N	2026-08-28 05:05:01.94515+00	{}	\N	\N	3	3	3	6
7	2026-11-26 03:04:13.33422+00	insert	{"user": 3}	282bc213-ffc7-4274-88a2-cc9edf0ebb6b	7	غادة	صالح	عبدالمجيد	السبيعي	f	citizen	1000002590	2028-03-28	1991-04-21	f	+966550000006	t		head	\N	\N	2026-08-28 05:05:02.128414+00	{}	\N	\N	3	3	4	7
8	2026-11-26 03:04:13.33422+00	insert	{"user": 3}	211431ba-3dd3-459d-9a2b-f22bf2ca4702	8	لطيفة	عوض	عوض	السبيعي	f	citizen	1000002962	2030-01-24	2023-11-06	f	\N	t		child	\N	\N	2026-08-28 05:05:02.446638+00	{}	\N	\N	3	3	4	8
9	2026-11-26 03:04:13.33422+00	insert	{"user": 3}	41bf8f80-c7ed-4539-a631-084c2f6314df	9	فهد	جابر	جابر	السبيعي	m	citizen	1000003333	2027-08-27	2025-11-15	f	\N	t		child	\N	\N	2026-08-28 05:05:02.560484+00	{}	\N	\N	3	3	4	9
10	2026-11-26 03:04:13.33422+00	insert	{"user": 1}	8029b35c-7f8d-49c3-98b8-1fd7aeae3884	10	زهرة	هاني	أنس	باعشن	f	citizen	1000003705	2027-12-30	1996-12-14	f	+966550000009	t		head	\N	\N	2026-08-28 05:05:02.71341+00	{}	\N	\N	1	1	5	10
11	2026-11-26 03:04:13.33422+00	insert	{"user": 1}	f36677f0-6432-4321-998f-bc3e88af2b85	11	حصة	عبدالرحمن	علي	باعشن	f	citizen	1000004075	2029-01-05	2004-10-02	f	\N	t		child	\N	\N	2026-08-28 05:05:03.007353+00	{}	\N	\N	1	1	5	11
12	2026-11-26 03:04:13.33422+00	insert	{"user": 3}	6ece84b7-92c7-44fd-a1cd-0c1303877a8d	12	نورة	سلطان	سلطان	الهذلي	f	citizen	1000004448	2028-05-07	1981-06-05	f	+966550000011	t		head	\N	\N	2026-08-28 05:05:03.154324+00	{}	\N	\N	3	3	6	12
13	2026-11-26 03:04:13.33422+00	insert	{"user": 3}	1a3d661b-1fbc-4637-9905-3a880b168adf	13	خالد	زياد	جابر	الهذلي	m	citizen	1000004810	2030-10-26	2016-03-17	f	\N	t		child	\N	\N	2026-08-28 05:05:03.54196+00	{}	\N	\N	3	3	6	13
14	2026-11-26 03:04:13.33422+00	insert	{"user": 3}	c23f24de-bb63-443e-969b-eca480ca05d4	14	مشعل	سالم	يوسف	المطيري	m	citizen	1000005189	2029-06-11	1981-09-26	f	+966550000013	t		head	\N	\N	2026-08-28 05:05:03.689964+00	{}	\N	\N	3	3	7	14
15	2026-11-26 03:04:13.33422+00	insert	{"user": 3}	3163d8fd-b77f-4d56-8896-32b189d4f4e5	15	موضي	مشعل	طلال	المطيري	f	citizen	1000005551	2030-07-11	2024-04-22	f	\N	t		child	\N	\N	2026-08-28 05:05:03.987627+00	{}	\N	\N	3	3	7	15
16	2026-11-26 03:04:13.33422+00	insert	{"user": 3}	1105a39b-7367-4551-8d2f-acba322e38c3	16	علي	مشعل	عبدالله	المطيري	m	citizen	1000005924	2029-08-07	2022-01-13	f	\N	t		child	\N	\N	2026-08-28 05:05:04.084219+00	{}	\N	\N	3	3	7	16
17	2026-11-26 03:04:13.33422+00	insert	{"user": 2}	afbf455f-1dda-47d8-a3e4-201ccc39d6f3	17	سلطان	مشعل	سالم	العمري	m	citizen	1000006294	2029-04-12	1966-07-06	f	+966550000016	t		head	\N	\N	2026-08-28 05:05:04.271558+00	{}	\N	\N	2	2	8	17
18	2026-11-26 03:04:13.33422+00	insert	{"user": 2}	187b8985-7b57-486e-9fa8-8205283d4322	18	دلال	عمر	بندر	باعشن	f	citizen	1000006666	2028-01-18	1970-07-08	f	+966550000017	t		head	\N	\N	2026-08-28 05:05:04.668398+00	{}	\N	\N	2	2	9	18
\.


--
-- Data for Name: beneficiaries_restriction; Type: TABLE DATA; Schema: public; Owner: -
--

COPY public.beneficiaries_restriction (id, kind, programmes, to_correct, measure_id, since, lifted_at, person_id) FROM stdin;
1	suspension	{rent}	تقديم عقد إيجار ساري المفعول	1	2026-10-29 07:05:00.332476+00	2026-11-05 07:05:00.193523+00	18
2	suspension	{rent}	تقديم عقد إيجار ساري المفعول	2	2026-11-12 07:05:00.475441+00	\N	17
\.


--
-- Data for Name: beneficiaries_restrictionevent; Type: TABLE DATA; Schema: public; Owner: -
--

COPY public.beneficiaries_restrictionevent (pgh_id, pgh_created_at, pgh_label, pgh_context, pgh_context_id, id, kind, programmes, to_correct, measure_id, since, lifted_at, person_id, pgh_obj_id) FROM stdin;
1	2026-11-26 03:04:13.33422+00	insert	{"user": 3}	a03c041e-9cb3-4f68-8ae9-3923bbd1a396	1	suspension	{rent}	تقديم عقد إيجار ساري المفعول	1	2026-10-29 07:05:00.332476+00	\N	18	1
2	2026-11-26 03:04:13.33422+00	update	{"user": 1}	5f7a18f6-b09e-43d4-b9fb-28b1ef2e3eed	1	suspension	{rent}	تقديم عقد إيجار ساري المفعول	1	2026-10-29 07:05:00.332476+00	2026-11-05 07:05:00.193523+00	18	1
3	2026-11-26 03:04:13.33422+00	insert	{"user": 3}	e8f08f6b-3e8b-40ed-b3b4-a9527628f5bc	2	suspension	{rent}	تقديم عقد إيجار ساري المفعول	2	2026-11-12 07:05:00.475441+00	\N	17	2
\.


--
-- Data for Name: cache_entry; Type: TABLE DATA; Schema: public; Owner: -
--

COPY public.cache_entry (cache_key, value, expires) FROM stdin;
\.


--
-- Data for Name: conduct_attempt; Type: TABLE DATA; Schema: public; Owner: -
--

COPY public.conduct_attempt (id, key, day, means, result, recorded_at, by_id, incident_id) FROM stdin;
\.


--
-- Data for Name: conduct_authorityreport; Type: TABLE DATA; Schema: public; Owner: -
--

COPY public.conduct_authorityreport (id, key, authority, legal_basis, reference, reported_on, recorded_at, by_id, incident_id, measure_id) FROM stdin;
\.


--
-- Data for Name: conduct_correction; Type: TABLE DATA; Schema: public; Owner: -
--

COPY public.conduct_correction (id, key, what, evidence, at, by_id, measure_id) FROM stdin;
1	5acef23d-f16f-411a-b478-1d80bf274a90	قُدِّم عقد ساري المفعول.	العقد على المنصة	2026-11-05 07:05:00.133356+00	5	1
\.


--
-- Data for Name: conduct_entry; Type: TABLE DATA; Schema: public; Owner: -
--

COPY public.conduct_entry (id, at, verb, source, target, reason, details, by_id, incident_id, measure_id) FROM stdin;
1	2026-10-25 07:05:00.204728+00	report		reported		{}	2	1	\N
2	2026-10-27 07:05:00.194469+00	record_hearing	reported	heard		{}	5	1	\N
3	2026-10-28 07:05:00.210856+00	propose_measure	heard	heard	ثبتت الواقعة بالمطابقة والشهادة.	{"measure": "suspension"}	5	1	\N
4	2026-10-29 07:05:00.430461+00	decide_measure	proposed	in_force	إيقاف برنامج الإيجار وحده حتى يُقدَّم العقد.	{}	11	\N	1
5	2026-10-29 07:05:00.522144+00	conclude	heard	decided		{"measure": 1}	\N	1	\N
6	2026-11-05 07:05:00.216732+00	lift	in_force	lifted	قُدِّم عقد ساري المفعول.	{}	5	\N	1
7	2026-11-08 07:05:00.104817+00	report		reported		{}	2	2	\N
8	2026-11-10 07:05:00.073412+00	report		reported		{}	3	3	\N
9	2026-11-10 07:05:00.163952+00	record_hearing	reported	heard		{}	5	2	\N
10	2026-11-11 07:05:00.104426+00	propose_measure	heard	heard	ثبتت الواقعة بالمطابقة والشهادة.	{"measure": "suspension"}	5	2	\N
11	2026-11-12 07:05:00.228419+00	record_hearing	reported	heard		{}	5	3	\N
12	2026-11-12 07:05:00.492155+00	decide_measure	proposed	in_force	إيقاف برنامج الإيجار وحده حتى يُقدَّم العقد.	{}	11	\N	2
13	2026-11-12 07:05:00.61945+00	conclude	heard	decided		{"measure": 2}	\N	2	\N
14	2026-11-15 07:05:00.086468+00	report		reported		{}	3	4	\N
15	2026-11-15 07:05:00.403033+00	propose_measure	heard	heard	ثبتت الواقعة بالمطابقة والشهادة.	{"measure": "oral"}	5	3	\N
16	2026-11-15 07:05:00.602555+00	decide_measure	proposed	in_force	يكفي التنبيه الشفهي.	{}	11	\N	3
17	2026-11-15 07:05:00.687809+00	conclude	heard	decided		{"measure": 3}	\N	3	\N
18	2026-11-17 07:05:00.060595+00	report		reported		{}	1	5	\N
19	2026-11-17 07:05:00.136466+00	record_hearing	reported	heard		{}	5	4	\N
20	2026-11-18 07:05:00.055121+00	decide_no_measure	heard	decided	اعتذر، وهي المرة الأولى.	{}	11	4	\N
21	2026-11-19 07:05:00.156545+00	record_hearing	reported	heard		{}	5	5	\N
22	2026-11-22 07:05:02.10674+00	report		reported		{}	3	6	\N
23	2026-11-22 07:05:02.504591+00	propose_measure	heard	heard	ثبتت الواقعة بالمطابقة والشهادة.	{"measure": "suspension"}	5	5	\N
24	2026-11-24 07:05:00.086504+00	report		reported		{}	3	7	\N
25	2026-11-24 07:05:00.583327+00	record_hearing	reported	heard		{}	5	6	\N
\.


--
-- Data for Name: conduct_hearing; Type: TABLE DATA; Schema: public; Owner: -
--

COPY public.conduct_hearing (id, key, statement, supporting, means, heard_on, is_read_back, is_signed, not_heard_reason, recorded_at, heard_by_id, incident_id) FROM stdin;
1	7b165600-9a2d-4406-ab49-5721f155500e	العقد أعطاني إياه مكتب العقار وقال إنه مجدَّد. ما غيّرت فيه شيء، وأقدر أجيب الإيصالات.		desk	2026-10-27	t	t		2026-10-27 07:05:00.132027+00	5	1
2	dc5ee638-2b30-424d-abcb-420a87f6250d	العقد أعطاني إياه مكتب العقار وقال إنه مجدَّد. ما غيّرت فيه شيء، وأقدر أجيب الإيصالات.		desk	2026-11-10	t	t		2026-11-10 07:05:00.142742+00	5	2
3	616e964a-bcb3-4b39-b647-12739797394d	كنت متعبًا من طول الانتظار، وأعتذر للموظفة.		desk	2026-11-12	t	t		2026-11-12 07:05:00.162807+00	5	3
4	951fdec1-8ca3-46f2-b8dd-b0e52034c376	كنت متعبًا من طول الانتظار، وأعتذر للموظفة.		desk	2026-11-17	t	t		2026-11-17 07:05:00.096062+00	5	4
5	626ec734-99ad-4cfe-be86-a99f9001204c	العقد أعطاني إياه مكتب العقار وقال إنه مجدَّد. ما غيّرت فيه شيء، وأقدر أجيب الإيصالات.		desk	2026-11-19	t	t		2026-11-19 07:05:00.112703+00	5	5
6	368640d7-ca61-4e34-b210-3753192e5ff2	العقد أعطاني إياه مكتب العقار وقال إنه مجدَّد. ما غيّرت فيه شيء، وأقدر أجيب الإيصالات.		desk	2026-11-24	t	t		2026-11-24 07:05:00.557013+00	5	6
\.


--
-- Data for Name: conduct_incident; Type: TABLE DATA; Schema: public; Owner: -
--

COPY public.conduct_incident (id, number, key, direction, is_about_manager, kind, degree, is_danger, title, account, evidence, happened_on, place, reported_at, status, outcome, decided_at, about_staff_id, assessed_by_id, branch_id, decided_by_id, person_id, policy_version_id, reported_by_id, victim_id) FROM stdin;
1	1448-C-0001	ee27a395-2240-48ec-afe9-3b8bfeb94d4c	by_beneficiary	f	MC-C	moderate	f	عقد إيجار معدَّل التاريخ	أُرفق في الطلب عقد إيجار، وبمطابقته مع المنصة وُجد أن تاريخ انتهائه غُيّر.	العقد المرفق، ونتيجة المطابقة	2026-10-25		2026-10-25 07:05:00.096849+00	decided		2026-10-29 07:05:00.513158+00	\N	\N	2	\N	18	1	2	\N
2	1448-C-0002	3a601198-374f-4b16-a91c-34547571fe17	by_beneficiary	f	MC-C	moderate	f	عقد إيجار معدَّل التاريخ	أُرفق في الطلب عقد إيجار، وبمطابقته مع المنصة وُجد أن تاريخ انتهائه غُيّر.	العقد المرفق، ونتيجة المطابقة	2026-11-08		2026-11-08 07:05:00.093512+00	decided		2026-11-12 07:05:00.591752+00	\N	\N	2	\N	17	1	2	\N
3	1448-C-0003	0d7fd824-d3a1-4a6e-aae5-e9ba5844d849	by_beneficiary	f	MC-A	minor	f	إساءة لفظية في الاستقبال	رفع صوته في الاستقبال وأسمع الموظفة كلامًا جارحًا أمام المراجعين.	شهادة من حضر	2026-11-10		2026-11-10 07:05:00.054721+00	decided		2026-11-15 07:05:00.675205+00	\N	\N	3	\N	14	1	3	\N
4	1448-C-0004	fa447786-1ade-4b33-bf78-dc7e432feaff	by_beneficiary	f	MC-A	minor	f	إساءة لفظية في الاستقبال	رفع صوته في الاستقبال وأسمع الموظفة كلامًا جارحًا أمام المراجعين.	شهادة من حضر	2026-11-15		2026-11-15 07:05:00.065199+00	decided	اعتذر، وهي المرة الأولى.	2026-11-18 07:05:00.048374+00	\N	\N	3	11	12	1	3	\N
5	1448-C-0005	5d3a8d6e-86ea-4569-9924-186098165401	by_beneficiary	f	MC-C	moderate	f	عقد إيجار معدَّل التاريخ	أُرفق في الطلب عقد إيجار، وبمطابقته مع المنصة وُجد أن تاريخ انتهائه غُيّر.	العقد المرفق، ونتيجة المطابقة	2026-11-17		2026-11-17 07:05:00.031844+00	heard		\N	\N	\N	1	\N	10	1	1	\N
7	1448-C-0007	e00daf15-1cbb-4e6d-925e-4ffde3b1e4b8	by_beneficiary	f	MC-C	moderate	f	عقد إيجار معدَّل التاريخ	أُرفق في الطلب عقد إيجار، وبمطابقته مع المنصة وُجد أن تاريخ انتهائه غُيّر.	العقد المرفق، ونتيجة المطابقة	2026-11-24		2026-11-24 07:05:00.071705+00	reported		\N	\N	\N	3	\N	5	1	3	\N
6	1448-C-0006	97e0a4d6-8922-45ca-8c2e-667092b5e0ce	by_beneficiary	f	MC-C	moderate	f	عقد إيجار معدَّل التاريخ	أُرفق في الطلب عقد إيجار، وبمطابقته مع المنصة وُجد أن تاريخ انتهائه غُيّر.	العقد المرفق، ونتيجة المطابقة	2026-11-22		2026-11-22 07:05:02.081726+00	heard		\N	\N	\N	3	\N	7	1	3	\N
\.


--
-- Data for Name: conduct_incidentevent; Type: TABLE DATA; Schema: public; Owner: -
--

COPY public.conduct_incidentevent (pgh_id, pgh_created_at, pgh_label, pgh_context, pgh_context_id, id, number, key, direction, is_about_manager, kind, degree, is_danger, title, account, evidence, happened_on, place, reported_at, status, outcome, decided_at, about_staff_id, assessed_by_id, branch_id, decided_by_id, person_id, pgh_obj_id, policy_version_id, reported_by_id, victim_id) FROM stdin;
1	2026-11-26 03:04:13.33422+00	insert	{"user": 3}	a03c041e-9cb3-4f68-8ae9-3923bbd1a396	1	1448-C-0001	ee27a395-2240-48ec-afe9-3b8bfeb94d4c	by_beneficiary	f	MC-C	moderate	f	عقد إيجار معدَّل التاريخ	أُرفق في الطلب عقد إيجار، وبمطابقته مع المنصة وُجد أن تاريخ انتهائه غُيّر.	العقد المرفق، ونتيجة المطابقة	2026-10-25		2026-10-25 07:05:00.096849+00	reported		\N	\N	\N	2	\N	18	1	1	2	\N
2	2026-11-26 03:04:13.33422+00	update	{"user": 3}	a03c041e-9cb3-4f68-8ae9-3923bbd1a396	1	1448-C-0001	ee27a395-2240-48ec-afe9-3b8bfeb94d4c	by_beneficiary	f	MC-C	moderate	f	عقد إيجار معدَّل التاريخ	أُرفق في الطلب عقد إيجار، وبمطابقته مع المنصة وُجد أن تاريخ انتهائه غُيّر.	العقد المرفق، ونتيجة المطابقة	2026-10-25		2026-10-25 07:05:00.096849+00	heard		\N	\N	\N	2	\N	18	1	1	2	\N
3	2026-11-26 03:04:13.33422+00	update	{"user": 3}	a03c041e-9cb3-4f68-8ae9-3923bbd1a396	1	1448-C-0001	ee27a395-2240-48ec-afe9-3b8bfeb94d4c	by_beneficiary	f	MC-C	moderate	f	عقد إيجار معدَّل التاريخ	أُرفق في الطلب عقد إيجار، وبمطابقته مع المنصة وُجد أن تاريخ انتهائه غُيّر.	العقد المرفق، ونتيجة المطابقة	2026-10-25		2026-10-25 07:05:00.096849+00	decided		2026-10-29 07:05:00.513158+00	\N	\N	2	\N	18	1	1	2	\N
4	2026-11-26 03:04:13.33422+00	insert	{"user": 1}	5f7a18f6-b09e-43d4-b9fb-28b1ef2e3eed	2	1448-C-0002	3a601198-374f-4b16-a91c-34547571fe17	by_beneficiary	f	MC-C	moderate	f	عقد إيجار معدَّل التاريخ	أُرفق في الطلب عقد إيجار، وبمطابقته مع المنصة وُجد أن تاريخ انتهائه غُيّر.	العقد المرفق، ونتيجة المطابقة	2026-11-08		2026-11-08 07:05:00.093512+00	reported		\N	\N	\N	2	\N	17	2	1	2	\N
5	2026-11-26 03:04:13.33422+00	insert	{"user": 3}	e8f08f6b-3e8b-40ed-b3b4-a9527628f5bc	3	1448-C-0003	0d7fd824-d3a1-4a6e-aae5-e9ba5844d849	by_beneficiary	f	MC-A	minor	f	إساءة لفظية في الاستقبال	رفع صوته في الاستقبال وأسمع الموظفة كلامًا جارحًا أمام المراجعين.	شهادة من حضر	2026-11-10		2026-11-10 07:05:00.054721+00	reported		\N	\N	\N	3	\N	14	3	1	3	\N
6	2026-11-26 03:04:13.33422+00	update	{"user": 3}	e8f08f6b-3e8b-40ed-b3b4-a9527628f5bc	2	1448-C-0002	3a601198-374f-4b16-a91c-34547571fe17	by_beneficiary	f	MC-C	moderate	f	عقد إيجار معدَّل التاريخ	أُرفق في الطلب عقد إيجار، وبمطابقته مع المنصة وُجد أن تاريخ انتهائه غُيّر.	العقد المرفق، ونتيجة المطابقة	2026-11-08		2026-11-08 07:05:00.093512+00	heard		\N	\N	\N	2	\N	17	2	1	2	\N
7	2026-11-26 03:04:13.33422+00	update	{"user": 3}	e8f08f6b-3e8b-40ed-b3b4-a9527628f5bc	3	1448-C-0003	0d7fd824-d3a1-4a6e-aae5-e9ba5844d849	by_beneficiary	f	MC-A	minor	f	إساءة لفظية في الاستقبال	رفع صوته في الاستقبال وأسمع الموظفة كلامًا جارحًا أمام المراجعين.	شهادة من حضر	2026-11-10		2026-11-10 07:05:00.054721+00	heard		\N	\N	\N	3	\N	14	3	1	3	\N
8	2026-11-26 03:04:13.33422+00	update	{"user": 3}	e8f08f6b-3e8b-40ed-b3b4-a9527628f5bc	2	1448-C-0002	3a601198-374f-4b16-a91c-34547571fe17	by_beneficiary	f	MC-C	moderate	f	عقد إيجار معدَّل التاريخ	أُرفق في الطلب عقد إيجار، وبمطابقته مع المنصة وُجد أن تاريخ انتهائه غُيّر.	العقد المرفق، ونتيجة المطابقة	2026-11-08		2026-11-08 07:05:00.093512+00	decided		2026-11-12 07:05:00.591752+00	\N	\N	2	\N	17	2	1	2	\N
9	2026-11-26 03:04:13.33422+00	insert	{"user": 3}	e8f08f6b-3e8b-40ed-b3b4-a9527628f5bc	4	1448-C-0004	fa447786-1ade-4b33-bf78-dc7e432feaff	by_beneficiary	f	MC-A	minor	f	إساءة لفظية في الاستقبال	رفع صوته في الاستقبال وأسمع الموظفة كلامًا جارحًا أمام المراجعين.	شهادة من حضر	2026-11-15		2026-11-15 07:05:00.065199+00	reported		\N	\N	\N	3	\N	12	4	1	3	\N
10	2026-11-26 03:04:13.33422+00	update	{"user": 3}	e8f08f6b-3e8b-40ed-b3b4-a9527628f5bc	3	1448-C-0003	0d7fd824-d3a1-4a6e-aae5-e9ba5844d849	by_beneficiary	f	MC-A	minor	f	إساءة لفظية في الاستقبال	رفع صوته في الاستقبال وأسمع الموظفة كلامًا جارحًا أمام المراجعين.	شهادة من حضر	2026-11-10		2026-11-10 07:05:00.054721+00	decided		2026-11-15 07:05:00.675205+00	\N	\N	3	\N	14	3	1	3	\N
11	2026-11-26 03:04:13.33422+00	insert	{"user": 1}	5d308853-05eb-4977-bd02-01e91377519a	5	1448-C-0005	5d3a8d6e-86ea-4569-9924-186098165401	by_beneficiary	f	MC-C	moderate	f	عقد إيجار معدَّل التاريخ	أُرفق في الطلب عقد إيجار، وبمطابقته مع المنصة وُجد أن تاريخ انتهائه غُيّر.	العقد المرفق، ونتيجة المطابقة	2026-11-17		2026-11-17 07:05:00.031844+00	reported		\N	\N	\N	1	\N	10	5	1	1	\N
12	2026-11-26 03:04:13.33422+00	update	{"user": 1}	5d308853-05eb-4977-bd02-01e91377519a	4	1448-C-0004	fa447786-1ade-4b33-bf78-dc7e432feaff	by_beneficiary	f	MC-A	minor	f	إساءة لفظية في الاستقبال	رفع صوته في الاستقبال وأسمع الموظفة كلامًا جارحًا أمام المراجعين.	شهادة من حضر	2026-11-15		2026-11-15 07:05:00.065199+00	heard		\N	\N	\N	3	\N	12	4	1	3	\N
13	2026-11-26 03:04:13.33422+00	update	{"user": 1}	5d308853-05eb-4977-bd02-01e91377519a	4	1448-C-0004	fa447786-1ade-4b33-bf78-dc7e432feaff	by_beneficiary	f	MC-A	minor	f	إساءة لفظية في الاستقبال	رفع صوته في الاستقبال وأسمع الموظفة كلامًا جارحًا أمام المراجعين.	شهادة من حضر	2026-11-15		2026-11-15 07:05:00.065199+00	decided	اعتذر، وهي المرة الأولى.	2026-11-18 07:05:00.048374+00	\N	\N	3	11	12	4	1	3	\N
14	2026-11-26 03:04:13.33422+00	update	{"user": 1}	5d308853-05eb-4977-bd02-01e91377519a	5	1448-C-0005	5d3a8d6e-86ea-4569-9924-186098165401	by_beneficiary	f	MC-C	moderate	f	عقد إيجار معدَّل التاريخ	أُرفق في الطلب عقد إيجار، وبمطابقته مع المنصة وُجد أن تاريخ انتهائه غُيّر.	العقد المرفق، ونتيجة المطابقة	2026-11-17		2026-11-17 07:05:00.031844+00	heard		\N	\N	\N	1	\N	10	5	1	1	\N
15	2026-11-26 03:04:13.33422+00	insert	{"user": 1}	5327a1a4-a2d0-49b3-87be-c202d15b9781	6	1448-C-0006	97e0a4d6-8922-45ca-8c2e-667092b5e0ce	by_beneficiary	f	MC-C	moderate	f	عقد إيجار معدَّل التاريخ	أُرفق في الطلب عقد إيجار، وبمطابقته مع المنصة وُجد أن تاريخ انتهائه غُيّر.	العقد المرفق، ونتيجة المطابقة	2026-11-22		2026-11-22 07:05:02.081726+00	reported		\N	\N	\N	3	\N	7	6	1	3	\N
16	2026-11-26 03:04:13.33422+00	insert	{"user": 3}	50216031-9aa2-49af-a7a4-07b6d32ff89b	7	1448-C-0007	e00daf15-1cbb-4e6d-925e-4ffde3b1e4b8	by_beneficiary	f	MC-C	moderate	f	عقد إيجار معدَّل التاريخ	أُرفق في الطلب عقد إيجار، وبمطابقته مع المنصة وُجد أن تاريخ انتهائه غُيّر.	العقد المرفق، ونتيجة المطابقة	2026-11-24		2026-11-24 07:05:00.071705+00	reported		\N	\N	\N	3	\N	5	7	1	3	\N
17	2026-11-26 03:04:13.33422+00	update	{"user": 3}	50216031-9aa2-49af-a7a4-07b6d32ff89b	6	1448-C-0006	97e0a4d6-8922-45ca-8c2e-667092b5e0ce	by_beneficiary	f	MC-C	moderate	f	عقد إيجار معدَّل التاريخ	أُرفق في الطلب عقد إيجار، وبمطابقته مع المنصة وُجد أن تاريخ انتهائه غُيّر.	العقد المرفق، ونتيجة المطابقة	2026-11-22		2026-11-22 07:05:02.081726+00	heard		\N	\N	\N	3	\N	7	6	1	3	\N
\.


--
-- Data for Name: conduct_measure; Type: TABLE DATA; Schema: public; Owner: -
--

COPY public.conduct_measure (id, key, kind, status, is_precaution, reasons, programmes, to_correct, until, authority, legal_basis, proposed_at, decided_at, decision, second_decision, in_force_at, ended_at, objection_until, hearing_until, decided_by_id, incident_id, letter_id, lifting_letter_id, proposed_by_id, second_decided_by_id) FROM stdin;
1	72100c11-9620-40d8-85e2-5f6886356dc1	suspension	lifted	f	ثبتت الواقعة بالمطابقة والشهادة.	{rent}	تقديم عقد إيجار ساري المفعول	\N			2026-10-28 07:05:00.136609+00	2026-10-29 07:05:00.332476+00	إيقاف برنامج الإيجار وحده حتى يُقدَّم العقد.		2026-10-29 07:05:00.332476+00	2026-11-05 07:05:00.193523+00	2026-11-28	\N	11	1	1	7	5	\N
2	17ad1247-b8bb-455b-bfb5-3271500a2498	suspension	in_force	f	ثبتت الواقعة بالمطابقة والشهادة.	{rent}	تقديم عقد إيجار ساري المفعول	\N			2026-11-11 07:05:00.082917+00	2026-11-12 07:05:00.475441+00	إيقاف برنامج الإيجار وحده حتى يُقدَّم العقد.		2026-11-12 07:05:00.475441+00	\N	2026-12-12	\N	11	2	8	\N	5	\N
3	1fdd11a6-257c-456b-9349-5ef3594cd8ef	oral	in_force	f	ثبتت الواقعة بالمطابقة والشهادة.	{}		\N			2026-11-15 07:05:00.373393+00	2026-11-15 07:05:00.570028+00	يكفي التنبيه الشفهي.		2026-11-15 07:05:00.570028+00	\N	2026-12-15	\N	11	3	\N	\N	5	\N
4	a03fbffa-9163-4711-abf9-14db838370b8	suspension	proposed	f	ثبتت الواقعة بالمطابقة والشهادة.	{rent}	تقديم عقد إيجار ساري المفعول	\N			2026-11-22 07:05:02.480246+00	\N			\N	\N	\N	\N	\N	5	\N	\N	5	\N
\.


--
-- Data for Name: conduct_measureevent; Type: TABLE DATA; Schema: public; Owner: -
--

COPY public.conduct_measureevent (pgh_id, pgh_created_at, pgh_label, pgh_context, pgh_context_id, id, key, kind, status, is_precaution, reasons, programmes, to_correct, until, authority, legal_basis, proposed_at, decided_at, decision, second_decision, in_force_at, ended_at, objection_until, hearing_until, decided_by_id, incident_id, letter_id, lifting_letter_id, pgh_obj_id, proposed_by_id, second_decided_by_id) FROM stdin;
1	2026-11-26 03:04:13.33422+00	insert	{"user": 3}	a03c041e-9cb3-4f68-8ae9-3923bbd1a396	1	72100c11-9620-40d8-85e2-5f6886356dc1	suspension	proposed	f	ثبتت الواقعة بالمطابقة والشهادة.	{rent}	تقديم عقد إيجار ساري المفعول	\N			2026-10-28 07:05:00.136609+00	\N			\N	\N	\N	\N	\N	1	\N	\N	1	5	\N
2	2026-11-26 03:04:13.33422+00	update	{"user": 3}	a03c041e-9cb3-4f68-8ae9-3923bbd1a396	1	72100c11-9620-40d8-85e2-5f6886356dc1	suspension	in_force	f	ثبتت الواقعة بالمطابقة والشهادة.	{rent}	تقديم عقد إيجار ساري المفعول	\N			2026-10-28 07:05:00.136609+00	2026-10-29 07:05:00.332476+00	إيقاف برنامج الإيجار وحده حتى يُقدَّم العقد.		2026-10-29 07:05:00.332476+00	\N	2026-11-28	\N	11	1	1	\N	1	5	\N
3	2026-11-26 03:04:13.33422+00	update	{"user": 1}	5f7a18f6-b09e-43d4-b9fb-28b1ef2e3eed	1	72100c11-9620-40d8-85e2-5f6886356dc1	suspension	lifted	f	ثبتت الواقعة بالمطابقة والشهادة.	{rent}	تقديم عقد إيجار ساري المفعول	\N			2026-10-28 07:05:00.136609+00	2026-10-29 07:05:00.332476+00	إيقاف برنامج الإيجار وحده حتى يُقدَّم العقد.		2026-10-29 07:05:00.332476+00	2026-11-05 07:05:00.193523+00	2026-11-28	\N	11	1	1	7	1	5	\N
4	2026-11-26 03:04:13.33422+00	insert	{"user": 3}	e8f08f6b-3e8b-40ed-b3b4-a9527628f5bc	2	17ad1247-b8bb-455b-bfb5-3271500a2498	suspension	proposed	f	ثبتت الواقعة بالمطابقة والشهادة.	{rent}	تقديم عقد إيجار ساري المفعول	\N			2026-11-11 07:05:00.082917+00	\N			\N	\N	\N	\N	\N	2	\N	\N	2	5	\N
5	2026-11-26 03:04:13.33422+00	update	{"user": 3}	e8f08f6b-3e8b-40ed-b3b4-a9527628f5bc	2	17ad1247-b8bb-455b-bfb5-3271500a2498	suspension	in_force	f	ثبتت الواقعة بالمطابقة والشهادة.	{rent}	تقديم عقد إيجار ساري المفعول	\N			2026-11-11 07:05:00.082917+00	2026-11-12 07:05:00.475441+00	إيقاف برنامج الإيجار وحده حتى يُقدَّم العقد.		2026-11-12 07:05:00.475441+00	\N	2026-12-12	\N	11	2	8	\N	2	5	\N
6	2026-11-26 03:04:13.33422+00	insert	{"user": 3}	e8f08f6b-3e8b-40ed-b3b4-a9527628f5bc	3	1fdd11a6-257c-456b-9349-5ef3594cd8ef	oral	proposed	f	ثبتت الواقعة بالمطابقة والشهادة.	{}		\N			2026-11-15 07:05:00.373393+00	\N			\N	\N	\N	\N	\N	3	\N	\N	3	5	\N
7	2026-11-26 03:04:13.33422+00	update	{"user": 3}	e8f08f6b-3e8b-40ed-b3b4-a9527628f5bc	3	1fdd11a6-257c-456b-9349-5ef3594cd8ef	oral	in_force	f	ثبتت الواقعة بالمطابقة والشهادة.	{}		\N			2026-11-15 07:05:00.373393+00	2026-11-15 07:05:00.570028+00	يكفي التنبيه الشفهي.		2026-11-15 07:05:00.570028+00	\N	2026-12-15	\N	11	3	\N	\N	3	5	\N
8	2026-11-26 03:04:13.33422+00	insert	{"user": 1}	5327a1a4-a2d0-49b3-87be-c202d15b9781	4	a03fbffa-9163-4711-abf9-14db838370b8	suspension	proposed	f	ثبتت الواقعة بالمطابقة والشهادة.	{rent}	تقديم عقد إيجار ساري المفعول	\N			2026-11-22 07:05:02.480246+00	\N			\N	\N	\N	\N	\N	5	\N	\N	4	5	\N
\.


--
-- Data for Name: conduct_objection; Type: TABLE DATA; Schema: public; Owner: -
--

COPY public.conduct_objection (id, key, words, entered_at, outcome, heard_at, reasons, entered_by_id, heard_by_id, letter_id, measure_id) FROM stdin;
\.


--
-- Data for Name: conduct_objectionevent; Type: TABLE DATA; Schema: public; Owner: -
--

COPY public.conduct_objectionevent (pgh_id, pgh_created_at, pgh_label, pgh_context, pgh_context_id, id, key, words, entered_at, outcome, heard_at, reasons, entered_by_id, heard_by_id, letter_id, measure_id, pgh_obj_id) FROM stdin;
\.


--
-- Data for Name: contact_contact; Type: TABLE DATA; Schema: public; Owner: -
--

COPY public.contact_contact (id, channel, direction, status, caller_name, caller_mobile, subject_kind, subject, ticket, number, link, place, skill, day, arrived_at, started_at, ended_at, outcome, result, key, branch_id, created_by_id, handled_by_id, person_id) FROM stdin;
1	delegate	in	closed		\N	outreach	زيارة أسرة في القرية	\N			المساعدية		2026-10-18	2026-10-18 07:05:00.1667+00	2026-10-18 07:05:00.1667+00	2026-10-18 08:05:00.007571+00	papers		a3386649-2e93-4d0f-a1a1-f02b05cfa865	2	2	2	17
2	phone	in	closed		\N	inquiry	ما المستندات المطلوبة للإيجار؟	\N					2026-10-20	2026-10-20 08:05:00.258789+00	2026-10-20 08:05:00.258789+00	2026-10-20 09:05:00.045728+00	answered		f203b9e7-4aee-4859-bc47-ce2d0290a34f	3	3	3	14
3	social	in	closed		\N	inquiry	سؤال عن أوقات الاستقبال	\N		https://x.com/sanad/status/1			2026-11-01	2026-11-01 06:05:00.511861+00	2026-11-01 06:05:00.511861+00	2026-11-01 07:05:00.035169+00	answered		133ea07a-96d2-4606-94ef-c4ac1717be40	3	3	3	5
4	website	in	closed		\N	inquiry	كيف أعترض على القرار؟	\N					2026-11-04	2026-11-04 06:05:00.18713+00	2026-11-04 06:05:00.18713+00	2026-11-04 07:05:00.029226+00	answered		358408fd-cb77-41f6-81cb-5ac0923d6672	2	2	2	18
5	help	in	closed		\N	request	بدأ طلبًا من الجوال وتوقف	\N					2026-11-08	2026-11-08 08:05:00.128868+00	2026-11-08 08:05:00.128868+00	2026-11-08 09:05:00.013565+00	request		d647ff7a-6a8c-41f6-a4d8-c780a46f8e47	3	3	3	7
6	volunteer	in	closed		\N	other	عرض التطوع في التوصيل	\N				التوصيل	2026-11-17	2026-11-17 09:05:00.131902+00	2026-11-17 09:05:00.131902+00	2026-11-17 10:05:00.011337+00	appointment		2633a7b0-bba0-4d5c-b243-705dceb6ede5	3	3	3	5
7	letter	in	closed		\N	suggestion	اقتراح موعد مسائي للزيارات	\N	1448-IN-00001				2026-11-22	2026-11-22 07:05:02.308455+00	2026-11-22 07:05:02.308455+00	2026-11-22 08:05:00.121068+00	passed_on		3941b01d-46f3-4adc-ae1e-c0733278d08d	1	1	1	1
8	phone	in	closed		\N	complaint	طول الانتظار في الفرع	\N					2026-11-22	2026-11-22 09:05:01.038592+00	2026-11-22 09:05:01.038592+00	2026-11-22 10:05:00.028105+00	passed_on		75a933c8-aafe-4d8e-a3f5-c321d7fdd357	3	3	3	7
9	visit	in	closed		\N	request	أحضرت ورقة ناقصة	1					2026-11-24	2026-11-24 07:05:00.257058+00	2026-11-24 07:05:00.257058+00	2026-11-24 08:05:00.030008+00	papers		58d54bc7-759b-49be-8567-0c91a6599e31	3	3	3	7
10	visit	in	closed		\N	request	يسأل عن طلبه متى يأتي الرد	1					2026-11-25	2026-11-25 06:05:00.179549+00	2026-11-25 06:05:00.179549+00	2026-11-25 07:05:00.021017+00	answered		d81233e1-2685-4d52-aa47-b017916fccab	3	3	3	12
11	visit	in	open		\N	request	استكمال نواقص	1					2026-11-26	2026-11-26 08:46:00.225617+00	2026-11-26 08:46:00.262162+00	\N			a840fd6c-f720-4e99-be83-056b4fa97d1b	1	1	1	10
\.


--
-- Data for Name: contact_contactevent; Type: TABLE DATA; Schema: public; Owner: -
--

COPY public.contact_contactevent (pgh_id, pgh_created_at, pgh_label, pgh_context, pgh_context_id, id, channel, direction, status, caller_name, caller_mobile, subject_kind, subject, ticket, number, link, place, skill, day, arrived_at, started_at, ended_at, outcome, result, key, branch_id, created_by_id, handled_by_id, person_id, pgh_obj_id) FROM stdin;
1	2026-11-26 03:04:13.33422+00	insert	{"user": 3}	a03c041e-9cb3-4f68-8ae9-3923bbd1a396	1	delegate	in	open		\N	outreach	زيارة أسرة في القرية	\N			المساعدية		2026-10-18	2026-10-18 07:05:00.1667+00	2026-10-18 07:05:00.1667+00	\N			a3386649-2e93-4d0f-a1a1-f02b05cfa865	2	2	2	17	1
2	2026-11-26 03:04:13.33422+00	update	{"user": 3}	a03c041e-9cb3-4f68-8ae9-3923bbd1a396	1	delegate	in	closed		\N	outreach	زيارة أسرة في القرية	\N			المساعدية		2026-10-18	2026-10-18 07:05:00.1667+00	2026-10-18 07:05:00.1667+00	2026-10-18 08:05:00.007571+00	papers		a3386649-2e93-4d0f-a1a1-f02b05cfa865	2	2	2	17	1
3	2026-11-26 03:04:13.33422+00	insert	{"user": 3}	a03c041e-9cb3-4f68-8ae9-3923bbd1a396	2	phone	in	open		\N	inquiry	ما المستندات المطلوبة للإيجار؟	\N					2026-10-20	2026-10-20 08:05:00.258789+00	2026-10-20 08:05:00.258789+00	\N			f203b9e7-4aee-4859-bc47-ce2d0290a34f	3	3	3	14	2
4	2026-11-26 03:04:13.33422+00	update	{"user": 3}	a03c041e-9cb3-4f68-8ae9-3923bbd1a396	2	phone	in	closed		\N	inquiry	ما المستندات المطلوبة للإيجار؟	\N					2026-10-20	2026-10-20 08:05:00.258789+00	2026-10-20 08:05:00.258789+00	2026-10-20 09:05:00.045728+00	answered		f203b9e7-4aee-4859-bc47-ce2d0290a34f	3	3	3	14	2
5	2026-11-26 03:04:13.33422+00	insert	{"user": 3}	a03c041e-9cb3-4f68-8ae9-3923bbd1a396	3	social	in	open		\N	inquiry	سؤال عن أوقات الاستقبال	\N		https://x.com/sanad/status/1			2026-11-01	2026-11-01 06:05:00.511861+00	2026-11-01 06:05:00.511861+00	\N			133ea07a-96d2-4606-94ef-c4ac1717be40	3	3	3	5	3
6	2026-11-26 03:04:13.33422+00	update	{"user": 3}	a03c041e-9cb3-4f68-8ae9-3923bbd1a396	3	social	in	closed		\N	inquiry	سؤال عن أوقات الاستقبال	\N		https://x.com/sanad/status/1			2026-11-01	2026-11-01 06:05:00.511861+00	2026-11-01 06:05:00.511861+00	2026-11-01 07:05:00.035169+00	answered		133ea07a-96d2-4606-94ef-c4ac1717be40	3	3	3	5	3
7	2026-11-26 03:04:13.33422+00	insert	{"user": 1}	5f7a18f6-b09e-43d4-b9fb-28b1ef2e3eed	4	website	in	open		\N	inquiry	كيف أعترض على القرار؟	\N					2026-11-04	2026-11-04 06:05:00.18713+00	2026-11-04 06:05:00.18713+00	\N			358408fd-cb77-41f6-81cb-5ac0923d6672	2	2	2	18	4
8	2026-11-26 03:04:13.33422+00	update	{"user": 1}	5f7a18f6-b09e-43d4-b9fb-28b1ef2e3eed	4	website	in	closed		\N	inquiry	كيف أعترض على القرار؟	\N					2026-11-04	2026-11-04 06:05:00.18713+00	2026-11-04 06:05:00.18713+00	2026-11-04 07:05:00.029226+00	answered		358408fd-cb77-41f6-81cb-5ac0923d6672	2	2	2	18	4
9	2026-11-26 03:04:13.33422+00	insert	{"user": 1}	5f7a18f6-b09e-43d4-b9fb-28b1ef2e3eed	5	help	in	open		\N	request	بدأ طلبًا من الجوال وتوقف	\N					2026-11-08	2026-11-08 08:05:00.128868+00	2026-11-08 08:05:00.128868+00	\N			d647ff7a-6a8c-41f6-a4d8-c780a46f8e47	3	3	3	7	5
10	2026-11-26 03:04:13.33422+00	update	{"user": 1}	5f7a18f6-b09e-43d4-b9fb-28b1ef2e3eed	5	help	in	closed		\N	request	بدأ طلبًا من الجوال وتوقف	\N					2026-11-08	2026-11-08 08:05:00.128868+00	2026-11-08 08:05:00.128868+00	2026-11-08 09:05:00.013565+00	request		d647ff7a-6a8c-41f6-a4d8-c780a46f8e47	3	3	3	7	5
11	2026-11-26 03:04:13.33422+00	insert	{"user": 1}	5d308853-05eb-4977-bd02-01e91377519a	6	volunteer	in	open		\N	other	عرض التطوع في التوصيل	\N				التوصيل	2026-11-17	2026-11-17 09:05:00.131902+00	2026-11-17 09:05:00.131902+00	\N			2633a7b0-bba0-4d5c-b243-705dceb6ede5	3	3	3	5	6
12	2026-11-26 03:04:13.33422+00	update	{"user": 1}	5d308853-05eb-4977-bd02-01e91377519a	6	volunteer	in	closed		\N	other	عرض التطوع في التوصيل	\N				التوصيل	2026-11-17	2026-11-17 09:05:00.131902+00	2026-11-17 09:05:00.131902+00	2026-11-17 10:05:00.011337+00	appointment		2633a7b0-bba0-4d5c-b243-705dceb6ede5	3	3	3	5	6
13	2026-11-26 03:04:13.33422+00	insert	{"user": 1}	5327a1a4-a2d0-49b3-87be-c202d15b9781	7	letter	in	open		\N	suggestion	اقتراح موعد مسائي للزيارات	\N	1448-IN-00001				2026-11-22	2026-11-22 07:05:02.308455+00	2026-11-22 07:05:02.308455+00	\N			3941b01d-46f3-4adc-ae1e-c0733278d08d	1	1	1	1	7
14	2026-11-26 03:04:13.33422+00	update	{"user": 1}	5327a1a4-a2d0-49b3-87be-c202d15b9781	7	letter	in	closed		\N	suggestion	اقتراح موعد مسائي للزيارات	\N	1448-IN-00001				2026-11-22	2026-11-22 07:05:02.308455+00	2026-11-22 07:05:02.308455+00	2026-11-22 08:05:00.121068+00	passed_on		3941b01d-46f3-4adc-ae1e-c0733278d08d	1	1	1	1	7
15	2026-11-26 03:04:13.33422+00	insert	{"user": 3}	50216031-9aa2-49af-a7a4-07b6d32ff89b	8	phone	in	open		\N	complaint	طول الانتظار في الفرع	\N					2026-11-22	2026-11-22 09:05:01.038592+00	2026-11-22 09:05:01.038592+00	\N			75a933c8-aafe-4d8e-a3f5-c321d7fdd357	3	3	3	7	8
16	2026-11-26 03:04:13.33422+00	update	{"user": 3}	50216031-9aa2-49af-a7a4-07b6d32ff89b	8	phone	in	closed		\N	complaint	طول الانتظار في الفرع	\N					2026-11-22	2026-11-22 09:05:01.038592+00	2026-11-22 09:05:01.038592+00	2026-11-22 10:05:00.028105+00	passed_on		75a933c8-aafe-4d8e-a3f5-c321d7fdd357	3	3	3	7	8
17	2026-11-26 03:04:13.33422+00	insert	{"user": 3}	50216031-9aa2-49af-a7a4-07b6d32ff89b	9	visit	in	open		\N	request	أحضرت ورقة ناقصة	1					2026-11-24	2026-11-24 07:05:00.257058+00	2026-11-24 07:05:00.257058+00	\N			58d54bc7-759b-49be-8567-0c91a6599e31	3	3	3	7	9
18	2026-11-26 03:04:13.33422+00	update	{"user": 3}	50216031-9aa2-49af-a7a4-07b6d32ff89b	9	visit	in	closed		\N	request	أحضرت ورقة ناقصة	1					2026-11-24	2026-11-24 07:05:00.257058+00	2026-11-24 07:05:00.257058+00	2026-11-24 08:05:00.030008+00	papers		58d54bc7-759b-49be-8567-0c91a6599e31	3	3	3	7	9
19	2026-11-26 03:04:13.33422+00	insert	{"user": 3}	50216031-9aa2-49af-a7a4-07b6d32ff89b	10	visit	in	open		\N	request	يسأل عن طلبه متى يأتي الرد	1					2026-11-25	2026-11-25 06:05:00.179549+00	2026-11-25 06:05:00.179549+00	\N			d81233e1-2685-4d52-aa47-b017916fccab	3	3	3	12	10
20	2026-11-26 03:04:13.33422+00	update	{"user": 3}	50216031-9aa2-49af-a7a4-07b6d32ff89b	10	visit	in	closed		\N	request	يسأل عن طلبه متى يأتي الرد	1					2026-11-25	2026-11-25 06:05:00.179549+00	2026-11-25 06:05:00.179549+00	2026-11-25 07:05:00.021017+00	answered		d81233e1-2685-4d52-aa47-b017916fccab	3	3	3	12	10
21	2026-11-26 03:04:13.33422+00	insert	{"user": 3}	50216031-9aa2-49af-a7a4-07b6d32ff89b	11	visit	in	waiting		\N	request	استكمال نواقص	1					2026-11-26	2026-11-26 08:46:00.225617+00	\N	\N			a840fd6c-f720-4e99-be83-056b4fa97d1b	1	1	\N	10	11
22	2026-11-26 03:04:13.33422+00	update	{"user": 3}	50216031-9aa2-49af-a7a4-07b6d32ff89b	11	visit	in	open		\N	request	استكمال نواقص	1					2026-11-26	2026-11-26 08:46:00.225617+00	2026-11-26 08:46:00.262162+00	\N			a840fd6c-f720-4e99-be83-056b4fa97d1b	1	1	1	10	11
\.


--
-- Data for Name: contact_entry; Type: TABLE DATA; Schema: public; Owner: -
--

COPY public.contact_entry (id, at, verb, source, target, reason, details, by_id, contact_id) FROM stdin;
1	2026-10-18 07:05:00.184024+00	begin		open		{}	2	1
2	2026-10-18 08:05:00.009901+00	close	open	closed		{"outcome": "papers"}	2	1
3	2026-10-20 08:05:00.273497+00	begin		open		{}	3	2
4	2026-10-20 09:05:00.06062+00	close	open	closed		{"outcome": "answered"}	3	2
5	2026-11-01 06:05:00.519086+00	begin		open		{}	3	3
6	2026-11-01 07:05:00.045299+00	close	open	closed		{"outcome": "answered"}	3	3
7	2026-11-04 06:05:00.207721+00	begin		open		{}	2	4
8	2026-11-04 07:05:00.033573+00	close	open	closed		{"outcome": "answered"}	2	4
9	2026-11-08 08:05:00.140349+00	begin		open		{}	3	5
10	2026-11-08 09:05:00.015438+00	close	open	closed		{"outcome": "request"}	3	5
11	2026-11-17 09:05:00.137161+00	begin		open		{}	3	6
12	2026-11-17 10:05:00.022214+00	close	open	closed		{"outcome": "appointment"}	3	6
13	2026-11-22 07:05:02.313526+00	begin		open		{}	1	7
14	2026-11-22 08:05:00.143191+00	close	open	closed		{"outcome": "passed_on"}	1	7
15	2026-11-22 09:05:01.0495+00	begin		open		{}	3	8
16	2026-11-22 10:05:00.034468+00	close	open	closed		{"outcome": "passed_on"}	3	8
17	2026-11-24 07:05:00.268857+00	begin		open		{}	3	9
18	2026-11-24 08:05:00.040297+00	close	open	closed		{"outcome": "papers"}	3	9
19	2026-11-25 06:05:00.197001+00	begin		open		{}	3	10
20	2026-11-25 07:05:00.038906+00	close	open	closed		{"outcome": "answered"}	3	10
21	2026-11-26 08:46:00.238941+00	begin		waiting		{}	1	11
22	2026-11-26 08:46:00.272094+00	receive	waiting	open		{}	1	11
\.


--
-- Data for Name: contact_referral; Type: TABLE DATA; Schema: public; Owner: -
--

COPY public.contact_referral (id, status, question, asked_at, due_on, answer, means, answered_at, key, answered_by_id, asked_by_id, branch_id, contact_id, owner_id, person_id) FROM stdin;
1	answered	لا أفهم لماذا يُطلب تعريف بالدخل وأنا بلا عمل.	2026-11-17 08:05:00.089279+00	2026-11-20	شرحت لها أن إفادة من الضمان تكفي، ومن أين تُستخرج.	phone	2026-11-18 08:05:00.093894+00	d41a5a46-37bd-40e8-a392-1c4b0b1548ec	5	2	2	\N	5	18
2	answered	لا أفهم لماذا يُطلب تعريف بالدخل وأنا بلا عمل.	2026-11-22 08:05:00.099162+00	2026-11-25	شرحت لها أن إفادة من الضمان تكفي، ومن أين تُستخرج.	phone	2026-11-23 08:05:00.065579+00	0ec65c1d-d7fa-4ae7-a80d-ad8db76a0c6c	5	1	1	\N	5	1
3	asked	لا أفهم لماذا يُطلب تعريف بالدخل وأنا بلا عمل.	2026-11-25 08:05:00.072913+00	2026-11-28			\N	92fb114f-87bb-46d7-b254-160746bb42f3	\N	3	3	\N	5	14
\.


--
-- Data for Name: contact_referralentry; Type: TABLE DATA; Schema: public; Owner: -
--

COPY public.contact_referralentry (id, at, verb, source, target, reason, details, by_id, referral_id) FROM stdin;
1	2026-11-17 08:05:00.115932+00	refer		asked		{}	2	1
2	2026-11-18 08:05:00.101914+00	answer	asked	answered		{}	5	1
3	2026-11-22 08:05:00.106913+00	refer		asked		{}	1	2
4	2026-11-23 08:05:00.078489+00	answer	asked	answered		{}	5	2
5	2026-11-25 08:05:00.082676+00	refer		asked		{}	3	3
\.


--
-- Data for Name: contact_referralevent; Type: TABLE DATA; Schema: public; Owner: -
--

COPY public.contact_referralevent (pgh_id, pgh_created_at, pgh_label, pgh_context, pgh_context_id, id, status, question, asked_at, due_on, answer, means, answered_at, key, answered_by_id, asked_by_id, branch_id, contact_id, owner_id, person_id, pgh_obj_id) FROM stdin;
1	2026-11-26 03:04:13.33422+00	insert	{"user": 1}	5d308853-05eb-4977-bd02-01e91377519a	1	asked	لا أفهم لماذا يُطلب تعريف بالدخل وأنا بلا عمل.	2026-11-17 08:05:00.089279+00	2026-11-20			\N	d41a5a46-37bd-40e8-a392-1c4b0b1548ec	\N	2	2	\N	5	18	1
2	2026-11-26 03:04:13.33422+00	update	{"user": 1}	5d308853-05eb-4977-bd02-01e91377519a	1	answered	لا أفهم لماذا يُطلب تعريف بالدخل وأنا بلا عمل.	2026-11-17 08:05:00.089279+00	2026-11-20	شرحت لها أن إفادة من الضمان تكفي، ومن أين تُستخرج.	phone	2026-11-18 08:05:00.093894+00	d41a5a46-37bd-40e8-a392-1c4b0b1548ec	5	2	2	\N	5	18	1
3	2026-11-26 03:04:13.33422+00	insert	{"user": 1}	5327a1a4-a2d0-49b3-87be-c202d15b9781	2	asked	لا أفهم لماذا يُطلب تعريف بالدخل وأنا بلا عمل.	2026-11-22 08:05:00.099162+00	2026-11-25			\N	0ec65c1d-d7fa-4ae7-a80d-ad8db76a0c6c	\N	1	1	\N	5	1	2
4	2026-11-26 03:04:13.33422+00	update	{"user": 3}	50216031-9aa2-49af-a7a4-07b6d32ff89b	2	answered	لا أفهم لماذا يُطلب تعريف بالدخل وأنا بلا عمل.	2026-11-22 08:05:00.099162+00	2026-11-25	شرحت لها أن إفادة من الضمان تكفي، ومن أين تُستخرج.	phone	2026-11-23 08:05:00.065579+00	0ec65c1d-d7fa-4ae7-a80d-ad8db76a0c6c	5	1	1	\N	5	1	2
5	2026-11-26 03:04:13.33422+00	insert	{"user": 3}	50216031-9aa2-49af-a7a4-07b6d32ff89b	3	asked	لا أفهم لماذا يُطلب تعريف بالدخل وأنا بلا عمل.	2026-11-25 08:05:00.072913+00	2026-11-28			\N	92fb114f-87bb-46d7-b254-160746bb42f3	\N	3	3	\N	5	14	3
\.


--
-- Data for Name: django_admin_log; Type: TABLE DATA; Schema: public; Owner: -
--

COPY public.django_admin_log (id, action_time, object_id, object_repr, action_flag, change_message, content_type_id, user_id) FROM stdin;
\.


--
-- Data for Name: django_content_type; Type: TABLE DATA; Schema: public; Owner: -
--

COPY public.django_content_type (id, app_label, model) FROM stdin;
1	admin	logentry
2	auth	permission
3	auth	group
4	contenttypes	contenttype
5	sessions	session
6	pghistory	context
7	pghistory	events
8	pghistory	middlewareevents
9	account	emailaddress
10	account	emailconfirmation
11	accounts	branch
12	accounts	user
13	accounts	userevent
14	accounts	userroleevent
15	audit	series
16	audit	opening
17	policy	policyversion
18	policy	clause
19	policy	acknowledgement
20	messaging	message
21	messaging	delivery
22	letters	letter
23	beneficiaries	category
24	beneficiaries	guardianship
25	beneficiaries	documenttype
26	beneficiaries	document
27	beneficiaries	household
28	beneficiaries	householdevent
29	beneficiaries	person
30	beneficiaries	guardianshipevent
31	beneficiaries	documentevent
32	beneficiaries	personcategory
33	beneficiaries	personcategoryevent
34	beneficiaries	personevent
35	beneficiaries	restriction
36	beneficiaries	restrictionevent
37	contact	contact
38	contact	contactevent
39	contact	entry
40	contact	referral
41	contact	referralentry
42	contact	referralevent
43	requests_app	agendaitem
44	requests_app	attendance
45	requests_app	completionitem
46	requests_app	decision
47	requests_app	awardline
48	requests_app	declaration
49	requests_app	attestation
50	requests_app	handovercode
51	requests_app	itementry
52	requests_app	objection
53	requests_app	objectionentry
54	requests_app	objectionevent
55	requests_app	payee
56	requests_app	programme
57	requests_app	documentrule
58	requests_app	question
59	requests_app	reason
60	requests_app	recusal
61	requests_app	signingcode
62	requests_app	sitting
63	requests_app	attendanceevent
64	requests_app	sittingentry
65	requests_app	sittingevent
66	requests_app	study
67	requests_app	studyentry
68	requests_app	supportrequest
69	requests_app	studyevent
70	requests_app	payeeevent
71	requests_app	notice
72	requests_app	entry
73	requests_app	completionitemevent
74	requests_app	checkline
75	requests_app	agendaitemevent
76	requests_app	supportrequestevent
77	requests_app	vote
78	requests_app	delivery
79	conduct	incident
80	conduct	hearing
81	conduct	attempt
82	conduct	incidentevent
83	conduct	measure
84	conduct	entry
85	conduct	correction
86	conduct	authorityreport
87	conduct	measureevent
88	conduct	objection
89	conduct	objectionevent
90	surveys	stagedanswer
91	surveys	survey
92	surveys	improvementaction
93	surveys	improvemententry
94	surveys	question
95	surveys	invitation
96	surveys	answer
97	portal	termsacceptance
\.


--
-- Data for Name: django_migrations; Type: TABLE DATA; Schema: public; Owner: -
--

COPY public.django_migrations (id, app, name, applied) FROM stdin;
1	contenttypes	0001_initial	2026-11-26 03:00:01.307843+00
2	contenttypes	0002_remove_content_type_name	2026-11-26 03:00:01.392566+00
3	auth	0001_initial	2026-11-26 03:00:01.739545+00
4	auth	0002_alter_permission_name_max_length	2026-11-26 03:00:01.816757+00
5	auth	0003_alter_user_email_max_length	2026-11-26 03:00:01.899937+00
6	auth	0004_alter_user_username_opts	2026-11-26 03:00:02.04739+00
7	auth	0005_alter_user_last_login_null	2026-11-26 03:00:02.155633+00
8	auth	0006_require_contenttypes_0002	2026-11-26 03:00:02.188267+00
9	auth	0007_alter_validators_add_error_messages	2026-11-26 03:00:02.264387+00
10	auth	0008_alter_user_username_max_length	2026-11-26 03:00:02.352718+00
11	auth	0009_alter_user_last_name_max_length	2026-11-26 03:00:02.421601+00
12	auth	0010_alter_group_name_max_length	2026-11-26 03:00:02.526646+00
13	auth	0011_update_proxy_permissions	2026-11-26 03:00:02.60172+00
14	auth	0012_alter_user_first_name_max_length	2026-11-26 03:00:02.716979+00
15	accounts	0001_initial	2026-11-26 03:00:03.676009+00
16	account	0001_initial	2026-11-26 03:00:04.179559+00
17	account	0002_email_max_length	2026-11-26 03:00:04.333017+00
18	account	0003_alter_emailaddress_create_unique_verified_email	2026-11-26 03:00:04.714886+00
19	account	0004_alter_emailaddress_drop_unique_email	2026-11-26 03:00:05.020884+00
20	account	0005_emailaddress_idx_upper_email	2026-11-26 03:00:05.236878+00
21	account	0006_emailaddress_lower	2026-11-26 03:00:05.503448+00
22	account	0007_emailaddress_idx_email	2026-11-26 03:00:05.927181+00
23	account	0008_emailaddress_unique_primary_email_fixup	2026-11-26 03:00:06.172063+00
24	account	0009_emailaddress_unique_primary_email	2026-11-26 03:00:06.343093+00
25	admin	0001_initial	2026-11-26 03:00:06.693023+00
26	admin	0002_logentry_remove_auto_add	2026-11-26 03:00:06.875844+00
27	admin	0003_logentry_add_action_flag_choices	2026-11-26 03:00:07.055455+00
28	audit	0001_initial	2026-11-26 03:00:07.570914+00
29	beneficiaries	0001_initial	2026-11-26 03:00:21.487643+00
30	policy	0001_initial	2026-11-26 03:00:21.884198+00
31	letters	0001_initial	2026-11-26 03:00:22.259255+00
32	conduct	0001_initial	2026-11-26 03:00:47.348373+00
33	contact	0001_initial	2026-11-26 03:01:07.289026+00
34	messaging	0001_initial	2026-11-26 03:01:11.967963+00
35	pghistory	0001_initial	2026-11-26 03:01:12.037328+00
36	pghistory	0002_aggregateevent	2026-11-26 03:01:12.057999+00
37	pghistory	0003_auto_20201023_1636	2026-11-26 03:01:12.121152+00
38	pghistory	0004_auto_20220906_1625	2026-11-26 03:01:13.169952+00
39	pghistory	0005_events_middlewareevents	2026-11-26 03:01:13.216977+00
40	pghistory	0006_delete_aggregateevent	2026-11-26 03:01:13.248933+00
41	pghistory	0007_auto_20250421_0444	2026-11-26 03:01:14.183387+00
42	portal	0001_initial	2026-11-26 03:01:15.443085+00
43	requests_app	0001_initial	2026-11-26 03:03:28.636156+00
44	sessions	0001_initial	2026-11-26 03:03:28.714624+00
45	surveys	0001_initial	2026-11-26 03:03:36.583367+00
\.


--
-- Data for Name: django_session; Type: TABLE DATA; Schema: public; Owner: -
--

COPY public.django_session (session_key, session_data, expire_date) FROM stdin;
\.


--
-- Data for Name: letters_letter; Type: TABLE DATA; Schema: public; Owner: -
--

COPY public.letters_letter (id, number, code, kind, person_id, recipient, gender, about_kind, about_id, subject, paragraphs, verdict, signer_title, signer_name, issued_at, issued_on, by_id) FROM stdin;
1	1448-L-00001	WMYN-TR78	suspension	18	دلال عمر بندر باعشن	f	conduct.measure	1	إيقاف الخدمة مؤقتًا إلى حين تصحيح الوضع	{"إشارةً إلى الواقعة «عقد إيجار معدَّل التاريخ» المسجَّلة برقم 1448-C-0001، وبعد الاطلاع على ما قلتِه فيها، قررت الجمعية:","**أسباب القرار:** ثبتت الواقعة بالمطابقة والشهادة.","**ما يُرفع به الإيقاف:** تقديم عقد إيجار ساري المفعول","**حقك في الاعتراض:** إن رأيتِ في القرار ما يستحق المراجعة، فلكِ أن تعترضي إلى السبت 28 نوفمبر 2026 من صفحتك أو في أي فرع، وينظر في اعتراضك من لم يشارك في القرار.","**أسرتك:** هذا القرار يخصك وحدك، ولا يمس حقوق أفراد أسرتك."}	إيقاف الخدمة مؤقتًا إلى حين تصحيح الوضع. ويشمل الإيقاف: الإيجار.	المدير	أمل الدخيل	2026-10-29 07:05:00.277224+00	2026-10-29	11
2	1448-L-00002	8BGY-6FF5	decision	1	منيرة سعد صالح الدوسري	f	requests_app.supportrequest	1	قبول طلبكِ: الإيجار	{"إشارةً إلى طلبكِ رقم 1448-00001 (الإيجار) المقدَّم في 17 سبتمبر 2026، نفيدكِ أن لجنة البحث نظرت فيه في جلستها رقم 1 يوم الخميس 29 أكتوبر 2026، وقررت:","**أسباب القرار:** بيّنت الدراسة حاجة الأسرة إلى هذا الدعم.","**ما سيحدث بعد هذا:** نستكمل التسجيل، ثم نقدّم الخدمة. إن بقي شيء نحتاجه منكِ فستصلكِ رسالة بما هو بالضبط."}	قبول الطلب، وتقديم 9,500 ريال على 3 دفعات.	رئيس لجنة البحث	د. سعد الزهراني	2026-10-29 11:05:01.537726+00	2026-10-29	9
3	1448-L-00003	SEEN-58X4	decision	17	سلطان مشعل سالم العمري	m	requests_app.supportrequest	2	قبول طلبك: فاتورة الكهرباء	{"إشارةً إلى طلبك رقم 1448-00002 (فاتورة الكهرباء) المقدَّم في 23 سبتمبر 2026، نفيدك أن لجنة البحث نظرت فيه في جلستها رقم 1 يوم الخميس 29 أكتوبر 2026، وقررت:","**أسباب القرار:** بيّنت الدراسة حاجة الأسرة إلى هذا الدعم.","**ما سيحدث بعد هذا:** نستكمل التسجيل، ثم نقدّم الخدمة. إن بقي شيء نحتاجه منك فستصلك رسالة بما هو بالضبط."}	قبول الطلب، وتقديم 659.25 ريال.	رئيس لجنة البحث	د. سعد الزهراني	2026-10-29 11:05:02.403837+00	2026-10-29	9
4	1448-L-00004	YMPQ-YWKX	decision	12	نورة سلطان سلطان الهذلي	f	requests_app.supportrequest	4	قبول طلبكِ: فاتورة الكهرباء	{"إشارةً إلى طلبكِ رقم 1448-00004 (فاتورة الكهرباء) المقدَّم في 6 أكتوبر 2026، نفيدكِ أن لجنة البحث نظرت فيه في جلستها رقم 1 يوم الخميس 29 أكتوبر 2026، وقررت:","**أسباب القرار:** بيّنت الدراسة حاجة الأسرة إلى هذا الدعم.","**ما سيحدث بعد هذا:** نستكمل التسجيل، ثم نقدّم الخدمة. إن بقي شيء نحتاجه منكِ فستصلكِ رسالة بما هو بالضبط."}	قبول الطلب، وتقديم 1,027.50 ريال.	رئيس لجنة البحث	د. سعد الزهراني	2026-10-29 11:05:03.182128+00	2026-10-29	9
5	1448-L-00005	7K2Z-4PZR	decision	2	عبير عبدالرحمن مشعل العتيبي	f	requests_app.supportrequest	5	قبول طلبكِ: فاتورة الكهرباء	{"إشارةً إلى طلبكِ رقم 1448-00005 (فاتورة الكهرباء) المقدَّم في 7 أكتوبر 2026، نفيدكِ أن لجنة البحث نظرت فيه في جلستها رقم 1 يوم الخميس 29 أكتوبر 2026، وقررت:","**أسباب القرار:** بيّنت الدراسة حاجة الأسرة إلى هذا الدعم.","**ما سيحدث بعد هذا:** نستكمل التسجيل، ثم نقدّم الخدمة. إن بقي شيء نحتاجه منكِ فستصلكِ رسالة بما هو بالضبط."}	قبول الطلب، وتقديم 619.75 ريال.	رئيس لجنة البحث	د. سعد الزهراني	2026-10-29 11:05:03.965278+00	2026-10-29	9
6	1448-L-00006	AF3A-DFTB	minutes	\N	لجنة البحث		requests_app.sitting	1	محضر الجلسة رقم 1	{"اجتمعت لجنة البحث في جلستها رقم 1 يوم الخميس 29 أكتوبر 2026 في قاعة الفرع الرئيس، وحضر: د. سعد الزهراني (رئيسًا)، نورة السبيعي، ماجد الرويلي.","البند 1: الطلب رقم 1448-00001 (الإيجار)، منيرة سعد صالح الدوسري. بعد التصويت (موافق: 3، غير موافق: 0، ممتنع: 0) قررت اللجنة: مقبول (9,500 ريال على 3 دفعات). الأسباب: بيّنت الدراسة حاجة الأسرة إلى هذا الدعم.","البند 2: الطلب رقم 1448-00002 (فاتورة الكهرباء)، سلطان مشعل سالم العمري. بعد التصويت (موافق: 3، غير موافق: 0، ممتنع: 0) قررت اللجنة: مقبول (659.25 ريال). الأسباب: بيّنت الدراسة حاجة الأسرة إلى هذا الدعم.","البند 3: الطلب رقم 1448-00004 (فاتورة الكهرباء)، نورة سلطان سلطان الهذلي. بعد التصويت (موافق: 3، غير موافق: 0، ممتنع: 0) قررت اللجنة: مقبول (1,027.50 ريال). الأسباب: بيّنت الدراسة حاجة الأسرة إلى هذا الدعم.","البند 4: الطلب رقم 1448-00005 (فاتورة الكهرباء)، عبير عبدالرحمن مشعل العتيبي. بعد التصويت (موافق: 3، غير موافق: 0، ممتنع: 0) قررت اللجنة: مقبول (619.75 ريال). الأسباب: بيّنت الدراسة حاجة الأسرة إلى هذا الدعم."}		رئيس لجنة البحث	د. سعد الزهراني	2026-10-29 11:05:04.445263+00	2026-10-29	6
7	1448-L-00007	6GS9-SA5X	lifting	18	دلال عمر بندر باعشن	f	conduct.measure	1	رفع إيقاف الخدمة	{"إشارةً إلى إيقاف الخدمة في الحالة رقم 1448-C-0001، نفيدك أن الوضع صُحِّح، وأن الجمعية قررت:","**ما صُحِّح:** قُدِّم عقد ساري المفعول.","**ما سيحدث بعد هذا:** تعود طلباتك إلى سيرها من حيث توقفت، ولا يلزمك تقديمها من جديد."}	رفع الإيقاف وعودة الخدمة من تاريخ هذا الخطاب.	الباحث الاجتماعي	ريم الشهري	2026-11-05 07:05:00.184647+00	2026-11-05	5
8	1448-L-00008	H249-FNF8	suspension	17	سلطان مشعل سالم العمري	m	conduct.measure	2	إيقاف الخدمة مؤقتًا إلى حين تصحيح الوضع	{"إشارةً إلى الواقعة «عقد إيجار معدَّل التاريخ» المسجَّلة برقم 1448-C-0002، وبعد الاطلاع على ما قلتَه فيها، قررت الجمعية:","**أسباب القرار:** ثبتت الواقعة بالمطابقة والشهادة.","**ما يُرفع به الإيقاف:** تقديم عقد إيجار ساري المفعول","**حقك في الاعتراض:** إن رأيتَ في القرار ما يستحق المراجعة، فلك أن تعترض إلى السبت 12 ديسمبر 2026 من صفحتك أو في أي فرع، وينظر في اعتراضك من لم يشارك في القرار.","**أسرتك:** هذا القرار يخصك وحدك، ولا يمس حقوق أفراد أسرتك."}	إيقاف الخدمة مؤقتًا إلى حين تصحيح الوضع. ويشمل الإيقاف: الإيجار.	المدير	أمل الدخيل	2026-11-12 07:05:00.467437+00	2026-11-12	11
9	1448-L-00009	QTXX-DGZB	decision	5	أسماء عوض زياد القرني	f	requests_app.supportrequest	6	القرار في طلبكِ: الإيجار	{"إشارةً إلى طلبكِ رقم 1448-00006 (الإيجار) المقدَّم في 18 أكتوبر 2026، نفيدكِ أن لجنة البحث نظرت فيه في جلستها رقم 2 يوم الخميس 12 نوفمبر 2026، وقررت:","**أسباب القرار:** دخل الأسرة يكفي هذه النفقة وفق دليل الدعم، ويسعدنا النظر في طلب آخر إن تغيّر.","**حقكِ في الاعتراض:** إن رأيتِ في القرار ما يستحق المراجعة فلكِ أن تعترضي حتى السبت 12 ديسمبر 2026، من صفحة طلبكِ أو في أي فرع. ينظر في الاعتراض من لم يشارك في القرار، ولا يؤثر ذلك في طلباتكِ الأخرى."}	عدم قبول الطلب.	رئيس لجنة البحث	د. سعد الزهراني	2026-11-12 11:05:01.585741+00	2026-11-12	9
10	1448-L-00010	5QKW-QQ3G	minutes	\N	لجنة البحث		requests_app.sitting	2	محضر الجلسة رقم 2	{"اجتمعت لجنة البحث في جلستها رقم 2 يوم الخميس 12 نوفمبر 2026 في قاعة الفرع الرئيس، وحضر: د. سعد الزهراني (رئيسًا)، نورة السبيعي، ماجد الرويلي.","البند 1: الطلب رقم 1448-00006 (الإيجار)، أسماء عوض زياد القرني. بعد التصويت (موافق: 0، غير موافق: 3، ممتنع: 0) قررت اللجنة: مرفوض. الأسباب: دخل الأسرة يكفي هذه النفقة وفق دليل الدعم، ويسعدنا النظر في طلب آخر إن تغيّر."}		رئيس لجنة البحث	د. سعد الزهراني	2026-11-12 11:05:02.60258+00	2026-11-12	6
\.


--
-- Data for Name: messaging_delivery; Type: TABLE DATA; Schema: public; Owner: -
--

COPY public.messaging_delivery (id, reference, channel, address, subject, text, is_secret, expires_at, parts, state, attempts, due_at, leased_until, queued_at, finished_at, error, retried_by_id, message_id) FROM stdin;
1	a4bdd8e4-63bc-424e-a4f8-c6379fddbbaa	sms	+966550123456		سند الخير: رسالة لك بشأن 1448-00001\nhttp://localhost:8000/home/	f	\N	1	waiting	0	2026-11-26 03:04:22.745218+00	\N	2026-09-17 07:05:01.158989+00	\N		\N	1
2	a82c0dd5-1013-4327-bd34-6d267de3dcab	sms	+966550123456		سند الخير: رسالة لك بشأن 1448-00001\nhttp://localhost:8000/home/	f	\N	1	waiting	0	2026-11-26 03:04:23.1942+00	\N	2026-09-20 07:05:00.323563+00	\N		\N	2
3	af0b2d6d-1957-4726-8bb4-b127892e6be6	sms	+966550123456		سند الخير: رسالة لك بشأن 1448-00001\nhttp://localhost:8000/home/	f	\N	1	waiting	0	2026-11-26 03:04:23.613946+00	\N	2026-09-21 07:05:00.210344+00	\N		\N	3
4	40d5129a-d71d-4c18-830e-f0a783434ef9	sms	+966550000016		سند الخير: رسالة لك بشأن 1448-00002\nhttp://localhost:8000/home/	f	\N	1	waiting	0	2026-11-26 03:04:24.492492+00	\N	2026-09-23 07:05:00.776489+00	\N		\N	4
5	4e7c8ae2-d866-428a-a2ee-ce2a78e354af	sms	+966550000017		سند الخير: رسالة لك بشأن 1448-00003\nhttp://localhost:8000/home/	f	\N	1	waiting	0	2026-11-26 03:04:25.287635+00	\N	2026-09-24 07:05:00.759554+00	\N		\N	5
6	4c4ac844-de68-4b6e-8c4c-ac8cf841e217	sms	+966550000016		سند الخير: رسالة لك بشأن 1448-00002\nhttp://localhost:8000/home/	f	\N	1	waiting	0	2026-11-26 03:04:25.966264+00	\N	2026-09-27 07:05:00.541971+00	\N		\N	6
7	cfcc67e7-8d97-4e14-8d35-66559dfa88e4	sms	+966550000017		سند الخير: رسالة لك بشأن 1448-00003\nhttp://localhost:8000/home/	f	\N	1	waiting	0	2026-11-26 03:04:26.428683+00	\N	2026-09-27 07:05:01.00439+00	\N		\N	7
8	d4c9f942-db88-465f-b40e-3c2d6cd49f9d	sms	+966550000016		سند الخير: رسالة لك بشأن 1448-00002\nhttp://localhost:8000/home/	f	\N	1	waiting	0	2026-11-26 03:04:26.791734+00	\N	2026-09-28 07:05:00.31737+00	\N		\N	8
9	ac4767f4-86a6-4399-865c-33f5f21a50dc	sms	+966550000017		سند الخير: رسالة لك بشأن 1448-00003\nhttp://localhost:8000/home/	f	\N	1	waiting	0	2026-11-26 03:04:27.030265+00	\N	2026-10-04 07:05:00.090723+00	\N		\N	9
10	7df77996-ed98-43cc-b590-f49bf05d2e04	sms	+966550000011		سند الخير: رسالة لك بشأن 1448-00004\nhttp://localhost:8000/home/	f	\N	1	waiting	0	2026-11-26 03:04:27.912864+00	\N	2026-10-06 10:05:00.772402+00	\N		\N	10
11	fc039a6d-e143-40fa-ac39-b1f36c779f2d	sms	+966550000001		سند الخير: رسالة لك بشأن 1448-00005\nhttp://localhost:8000/home/	f	\N	1	waiting	0	2026-11-26 03:04:28.814268+00	\N	2026-10-07 06:05:00.881039+00	\N		\N	11
12	41664c32-4a26-4c13-8b18-b108d9701991	sms	+966550000011		سند الخير: رسالة لك بشأن 1448-00004\nhttp://localhost:8000/home/	f	\N	1	waiting	0	2026-11-26 03:04:29.306323+00	\N	2026-10-07 10:05:00.412078+00	\N		\N	12
13	43be8add-1b09-447b-b0fe-57db4582f815	sms	+966550000011		سند الخير: رسالة لك بشأن 1448-00004\nhttp://localhost:8000/home/	f	\N	1	waiting	0	2026-11-26 03:04:29.741703+00	\N	2026-10-08 10:05:00.221182+00	\N		\N	13
14	4ceb92c3-fa06-4747-abc7-0593e91b5baf	sms	+966550000001		سند الخير: رسالة لك بشأن 1448-00005\nhttp://localhost:8000/home/	f	\N	1	waiting	0	2026-11-26 03:04:30.105429+00	\N	2026-10-11 06:05:00.337263+00	\N		\N	14
15	f3b13c92-a4f8-48d0-83cb-5990ee1d3c87	sms	+966550000017		سند الخير: رسالة لك بشأن 1448-00003\nhttp://localhost:8000/home/	f	\N	1	waiting	0	2026-11-26 03:04:30.367275+00	\N	2026-10-11 07:05:00.090346+00	\N		\N	15
16	114d1bfe-3a9d-4763-873c-28b351d32728	sms	+966550000001		سند الخير: رسالة لك بشأن 1448-00005\nhttp://localhost:8000/home/	f	\N	1	waiting	0	2026-11-26 03:04:30.659768+00	\N	2026-10-13 06:05:00.229304+00	\N		\N	16
17	140a08bd-d3a4-4b01-bd78-a539c1f9bb9d	sms	+966550000004		سند الخير: رسالة لك بشأن 1448-00006\nhttp://localhost:8000/home/	f	\N	1	waiting	0	2026-11-26 03:04:31.783911+00	\N	2026-10-18 06:05:00.965786+00	\N		\N	17
18	ecd378b4-c68e-4ee1-8da8-a3a944b73c5a	sms	+966550000017		سند الخير: رسالة لك بشأن 1448-00003\nhttp://localhost:8000/home/	f	\N	1	waiting	0	2026-11-26 03:04:32.015012+00	\N	2026-10-18 07:05:00.205011+00	\N		\N	18
19	fc38ad61-6bd1-4fdf-9d64-65e7f386d995	sms	+966550000004		سند الخير: رسالة لك بشأن 1448-00006\nhttp://localhost:8000/home/	f	\N	1	waiting	0	2026-11-26 03:04:33.099677+00	\N	2026-10-21 06:05:00.668382+00	\N		\N	19
20	e9a346ab-fa89-49cc-a05e-24e7ba6a2723	sms	+966550000004		سند الخير: رسالة لك بشأن 1448-00006\nhttp://localhost:8000/home/	f	\N	1	waiting	0	2026-11-26 03:04:34.007173+00	\N	2026-10-22 06:05:00.512333+00	\N		\N	20
21	77ac3932-29f4-4d01-a9ae-85aeeedad923	sms	+966550000017		سند الخير: رسالة لك بشأن 1448-C-0001\nhttp://localhost:8000/home/	f	\N	1	waiting	0	2026-11-26 03:04:35.814557+00	\N	2026-10-29 07:05:00.477757+00	\N		\N	21
22	15f2f7fe-a221-42f2-b023-51355f804a7c	sms	+966550123456		سند الخير: رسالة لك بشأن 1448-00001\nhttp://localhost:8000/letters/2/	f	\N	1	waiting	0	2026-11-26 03:04:38.190305+00	\N	2026-10-29 11:05:01.946924+00	\N		\N	22
23	7ed8de0d-3478-4745-b464-558e439ba9f9	sms	+966550000016		سند الخير: رسالة لك بشأن 1448-00002\nhttp://localhost:8000/letters/3/	f	\N	1	waiting	0	2026-11-26 03:04:38.813099+00	\N	2026-10-29 11:05:02.569718+00	\N		\N	23
24	a484125f-8341-4130-97bd-f838b912bc0d	sms	+966550000011		سند الخير: رسالة لك بشأن 1448-00004\nhttp://localhost:8000/letters/4/	f	\N	1	waiting	0	2026-11-26 03:04:39.600555+00	\N	2026-10-29 11:05:03.357174+00	\N		\N	24
25	3653561a-ddb0-4fda-9ac3-025413fbbb0f	sms	+966550000001		سند الخير: رسالة لك بشأن 1448-00005\nhttp://localhost:8000/letters/5/	f	\N	1	waiting	0	2026-11-26 03:04:40.422217+00	\N	2026-10-29 11:05:04.178836+00	\N		\N	25
26	b95cff9d-2d0e-4ae6-a891-24d5273f79cb	sms	+966550000001		سند الخير: رسالة لك بشأن 1448-00005\nhttp://localhost:8000/home/	f	\N	1	waiting	0	2026-11-26 03:04:42.004507+00	\N	2026-11-02 06:05:00.325265+00	\N		\N	26
27	de017261-d89b-4040-b8f2-d447194afbbf	sms	+966550000016		سند الخير: رسالة لك بشأن 1448-00002\nhttp://localhost:8000/home/	f	\N	1	waiting	0	2026-11-26 03:04:42.353707+00	\N	2026-11-02 07:05:00.319624+00	\N		\N	27
28	72ffc1a5-a2f7-46ba-8b7d-9494074c0760	sms	+966550123456		سند الخير: رسالة لك بشأن 1448-00001\nhttp://localhost:8000/home/	f	\N	1	waiting	0	2026-11-26 03:04:42.740324+00	\N	2026-11-02 07:05:00.706241+00	\N		\N	28
29	a73c4846-122c-40aa-8440-e0b8addd32d3	sms	+966550000011		سند الخير: رسالة لك بشأن 1448-00004\nhttp://localhost:8000/home/	f	\N	1	waiting	0	2026-11-26 03:04:43.443806+00	\N	2026-11-02 10:05:00.658731+00	\N		\N	29
30	bf6c5a7c-abf0-4d36-b957-68522e9a629e	sms	+966550000009		سند الخير: رسالة لك بشأن 1448-00007\nhttp://localhost:8000/home/	f	\N	1	waiting	0	2026-11-26 03:04:44.263247+00	\N	2026-11-03 05:05:00.778883+00	\N		\N	30
31	0b79af00-7f35-44ca-b338-d10f4ab1f262	sms	+966550000001		سند الخير: رسالة لك بشأن 1448-00005\nhttp://localhost:8000/home/	f	\N	1	waiting	0	2026-11-26 03:04:44.331383+00	\N	2026-11-03 06:05:00.044709+00	\N		\N	31
32	d98748d5-039f-4a0f-aff6-7767f94cc6dc	sms	+966550000016		سند الخير: رسالة لك بشأن 1448-00002\nhttp://localhost:8000/home/	f	\N	1	waiting	0	2026-11-26 03:04:44.597044+00	\N	2026-11-03 07:05:00.22924+00	\N		\N	32
33	ff51818e-a1c7-4ef8-bc62-a7290328b0d9	sms	+966550123456		سند الخير: رسالة لك بشأن 1448-00001\nhttp://localhost:8000/home/	f	\N	1	waiting	0	2026-11-26 03:04:44.978232+00	\N	2026-11-03 07:05:00.610428+00	\N		\N	33
34	bb0156cc-1004-466c-8dee-e37b2f7f5333	sms	+966550000009		سند الخير: رسالة لك بشأن 1448-00007\nhttp://localhost:8000/home/	f	\N	1	waiting	0	2026-11-26 03:04:46.223855+00	\N	2026-11-05 05:05:00.690208+00	\N		\N	34
35	3e4bb6db-94f8-40b0-a3e7-1a29cff132a1	sms	+966550000017		سند الخير: رسالة لك بشأن 1448-C-0001\nhttp://localhost:8000/home/	f	\N	1	waiting	0	2026-11-26 03:04:46.754109+00	\N	2026-11-05 07:05:00.231615+00	\N		\N	35
36	4e923133-282b-4bad-935d-60881c9c1dcd	sms	+966550000009		سند الخير: رسالة لك بشأن 1448-00007\nhttp://localhost:8000/home/	f	\N	1	waiting	0	2026-11-26 03:04:46.85607+00	\N	2026-11-08 05:05:00.084147+00	\N		\N	36
37	bac64fce-212f-4c6a-bdb5-d889fc47fc36	sms	+966550000016		سند الخير: رسالة لك بشأن 1448-00008\nhttp://localhost:8000/home/	f	\N	1	waiting	0	2026-11-26 03:04:48.361357+00	\N	2026-11-08 10:05:01.041047+00	\N		\N	37
38	2ad1d7d0-b740-4190-9fcc-cc7e393f80f8	sms	+966550000016		سند الخير: رسالة لك بشأن 1448-00008\nhttp://localhost:8000/home/	f	\N	1	waiting	0	2026-11-26 03:04:48.674013+00	\N	2026-11-09 10:05:00.085976+00	\N		\N	38
39	1dac0a33-23eb-4516-ace6-f3f39e9f7372	sms	+966550000001		سند الخير: رسالة لك بشأن 1448-00009\nhttp://localhost:8000/home/	f	\N	1	waiting	0	2026-11-26 03:04:49.513727+00	\N	2026-11-10 06:05:00.817367+00	\N		\N	39
40	7cbde969-08e4-4f49-a386-824bf1543d2a	sms	+966550000001		سند الخير: رسالة لك بشأن 1448-00009\nhttp://localhost:8000/home/	f	\N	1	waiting	0	2026-11-26 03:04:50.357697+00	\N	2026-11-12 06:05:00.390751+00	\N		\N	40
41	5e5bcd04-2758-482a-b472-be258e4bb12b	sms	+966550000016		سند الخير: رسالة لك بشأن 1448-C-0002\nhttp://localhost:8000/home/	f	\N	1	waiting	0	2026-11-26 03:04:51.08392+00	\N	2026-11-12 07:05:00.553146+00	\N		\N	41
42	e111ec1c-0505-4bca-8d66-5f74797bcf93	sms	+966550000004		سند الخير: رسالة لك بشأن 1448-00006\nhttp://localhost:8000/letters/9/	f	\N	1	waiting	0	2026-11-26 03:04:53.086866+00	\N	2026-11-12 11:05:01.922244+00	\N		\N	42
43	69655242-568a-4ddd-8255-6db62cee7548	sms	+966550000001		سند الخير: رسالة لك بشأن 1448-00009\nhttp://localhost:8000/home/	f	\N	1	waiting	0	2026-11-26 03:04:54.315343+00	\N	2026-11-15 06:05:00.507083+00	\N		\N	43
44	9f19f330-a410-4460-aeda-79676166f0fe	sms	+966550000013		سند الخير: رسالة لك بشأن 1448-C-0003\nhttp://localhost:8000/home/	f	\N	1	waiting	0	2026-11-26 03:04:55.142233+00	\N	2026-11-15 07:05:00.643222+00	\N		\N	44
45	6ca90156-6b39-418a-99f2-0b4730a71c82	sms	+966550123456		سند الخير: رسالة لك بشأن 1448-00010\nhttp://localhost:8000/home/	f	\N	1	waiting	0	2026-11-26 03:04:56.162882+00	\N	2026-11-15 08:05:00.949458+00	\N		\N	45
46	2ac62f6f-e0b3-4307-aea8-412e6816ab26	sms	+966550123456		سند الخير: رسالة لك بشأن 1448-00010\nhttp://localhost:8000/home/	f	\N	1	waiting	0	2026-11-26 03:04:56.94846+00	\N	2026-11-17 08:05:00.486367+00	\N		\N	46
47	290775c0-454c-4ad7-a6cd-3f23dde1ea09	sms	+966550000017		سند الخير: لك رسالة جديدة\nhttp://localhost:8000/my/messages/	f	\N	1	waiting	0	2026-11-26 03:04:57.515487+00	\N	2026-11-18 08:05:00.075166+00	\N		\N	47
48	d0a90949-0bec-4970-b1ed-cc6a8e5db810	sms	+966550123456		سند الخير: رسالة لك بشأن 1448-00010\nhttp://localhost:8000/home/	f	\N	1	waiting	0	2026-11-26 03:04:58.095739+00	\N	2026-11-19 08:05:00.264135+00	\N		\N	48
49	c9dcfec1-94e6-44fd-bb33-1ac2a6ae10cd	sms	+966550000011		سند الخير: رسالة لك بشأن 1448-00011\nhttp://localhost:8000/home/	f	\N	1	waiting	0	2026-11-26 03:04:59.379293+00	\N	2026-11-22 07:05:01.171827+00	\N		\N	49
50	926b8248-1ab3-466f-b205-b7176469ecc4	sms	+966550000009		سند الخير: رسالة لك بشأن 1448-00012\nhttp://localhost:8000/home/	f	\N	1	waiting	0	2026-11-26 03:05:00.190533+00	\N	2026-11-22 07:05:01.983067+00	\N		\N	50
51	05c468da-87d7-4c4c-9f44-b16ccd645141	sms	+966550000013		سند الخير: رسالة لك بشأن 1448-00013\nhttp://localhost:8000/home/	f	\N	1	waiting	0	2026-11-26 03:05:01.606208+00	\N	2026-11-22 09:05:00.743735+00	\N		\N	51
52	b15f9480-58a6-4cde-be81-e73aa131576e	sms	+966550000009		سند الخير: رسالة لك بشأن 1448-00012\nhttp://localhost:8000/home/	f	\N	1	waiting	0	2026-11-26 03:05:02.547523+00	\N	2026-11-23 07:05:00.483702+00	\N		\N	52
53	d1990e48-9ef2-4a6a-a15d-ceb808c0e02f	sms	+966550123456		سند الخير: لك رسالة جديدة\nhttp://localhost:8000/my/messages/	f	\N	1	waiting	0	2026-11-26 03:05:02.845989+00	\N	2026-11-23 08:05:00.054625+00	\N		\N	53
54	8982eece-d024-4f24-aa3d-45800907cb0e	sms	+966550000011		سند الخير: رسالة لك بشأن 1448-00011\nhttp://localhost:8000/home/	f	\N	1	waiting	0	2026-11-26 03:05:03.338096+00	\N	2026-11-24 07:05:00.463197+00	\N		\N	54
\.


--
-- Data for Name: messaging_message; Type: TABLE DATA; Schema: public; Owner: -
--

COPY public.messaging_message (id, person_id, code, body, body_en, link, about_type, about_id, created_at, read_at, account_id) FROM stdin;
1	1	request.submitted	وصلنا طلبكِ (الإيجار) برقم ⁦1448-00001⁩. نراجع مستنداتكِ في موعد أقصاه الثلاثاء 22 سبتمبر 2026، ونخبركِ إن بقي شيء.	We have received your request الإيجار, number ⁦1448-00001⁩. We check your papers by Tuesday 22 September 2026 and tell you if anything is missing.	/home/	requests_app.supportrequest	1	2026-09-17 07:05:01.126898+00	\N	13
2	1	request.notice	يُرفع طلبك إلى لجنة البحث لدراسته، والرد بالقبول أو الرفض في موعد لا يقل عن أسبوعين. لا حاجة إلى المراجعة، تصلك رسالة.	Your request ⁦1448-00001⁩ will be raised to the research committee. The reply, acceptance or rejection, comes in not less than ⁦14⁩ days.	/home/	requests_app.supportrequest	1	2026-09-20 07:05:00.300683+00	\N	13
3	1	request.raised	رفعنا طلبكِ ⁦1448-00001⁩ إلى لجنة البحث. الرد في موعد لا يقل عن أسبوعين: ابتداءً من الاثنين 5 أكتوبر 2026. لا حاجة إلى المراجعة، تصلكِ رسالة.	Your request ⁦1448-00001⁩ is with the research committee. The reply comes on Monday 5 October 2026 at the earliest. There is no need to ask: we write to you.	/home/	requests_app.supportrequest	1	2026-09-21 07:05:00.18975+00	\N	13
4	17	request.submitted	وصلنا طلبك (فاتورة الكهرباء) برقم ⁦1448-00002⁩. نراجع مستنداتك في موعد أقصاه الاثنين 28 سبتمبر 2026، ونخبرك إن بقي شيء.	We have received your request فاتورة الكهرباء, number ⁦1448-00002⁩. We check your papers by Monday 28 September 2026 and tell you if anything is missing.	/home/	requests_app.supportrequest	2	2026-09-23 07:05:00.764868+00	\N	\N
5	18	request.submitted	وصلنا طلبكِ (الإيجار) برقم ⁦1448-00003⁩. نراجع مستنداتكِ في موعد أقصاه الثلاثاء 29 سبتمبر 2026، ونخبركِ إن بقي شيء.	We have received your request الإيجار, number ⁦1448-00003⁩. We check your papers by Tuesday 29 September 2026 and tell you if anything is missing.	/home/	requests_app.supportrequest	3	2026-09-24 07:05:00.744534+00	\N	\N
6	17	request.notice	يُرفع طلبك إلى لجنة البحث لدراسته، والرد بالقبول أو الرفض في موعد لا يقل عن أسبوعين. لا حاجة إلى المراجعة، تصلك رسالة.	Your request ⁦1448-00002⁩ will be raised to the research committee. The reply, acceptance or rejection, comes in not less than ⁦14⁩ days.	/home/	requests_app.supportrequest	2	2026-09-27 07:05:00.532875+00	\N	\N
7	18	request.returned	راجعنا طلبكِ ⁦1448-00003⁩، وبقي: تعريف بالدخل: انتهت صلاحية هذا المستند قبل يوم التقديم. أكمليها من صفحة طلبكِ أو أحضريها إلى الفرع حتى الأحد 11 أكتوبر 2026. وقت الانتظار لا يُحسب على طلبكِ.	We have looked at your request ⁦1448-00003⁩. Still needed: تعريف بالدخل: انتهت صلاحية هذا المستند قبل يوم التقديم. Complete them on your request's page or bring them to the branch by Sunday 11 October 2026.	/home/	requests_app.supportrequest	3	2026-09-27 07:05:00.984031+00	\N	\N
8	17	request.raised	رفعنا طلبك ⁦1448-00002⁩ إلى لجنة البحث. الرد في موعد لا يقل عن أسبوعين: ابتداءً من الاثنين 12 أكتوبر 2026. لا حاجة إلى المراجعة، تصلك رسالة.	Your request ⁦1448-00002⁩ is with the research committee. The reply comes on Monday 12 October 2026 at the earliest. There is no need to ask: we write to you.	/home/	requests_app.supportrequest	2	2026-09-28 07:05:00.284459+00	\N	\N
9	18	request.reminder	طلبكِ ⁦1448-00003⁩ ينتظر: تعريف بالدخل. أكمليه حتى الأحد 11 أكتوبر 2026، ونحن في عونكِ إن احتجتِ.	Your request ⁦1448-00003⁩ is waiting for: تعريف بالدخل. Complete it by Sunday 11 October 2026; we are glad to help.	/home/	requests_app.supportrequest	3	2026-10-04 07:05:00.077116+00	\N	\N
10	12	request.submitted	وصلنا طلبكِ (فاتورة الكهرباء) برقم ⁦1448-00004⁩. نراجع مستنداتكِ في موعد أقصاه الأحد 11 أكتوبر 2026، ونخبركِ إن بقي شيء.	We have received your request فاتورة الكهرباء, number ⁦1448-00004⁩. We check your papers by Sunday 11 October 2026 and tell you if anything is missing.	/home/	requests_app.supportrequest	4	2026-10-06 10:05:00.765753+00	\N	\N
11	2	request.submitted	وصلنا طلبكِ (فاتورة الكهرباء) برقم ⁦1448-00005⁩. نراجع مستنداتكِ في موعد أقصاه الاثنين 12 أكتوبر 2026، ونخبركِ إن بقي شيء.	We have received your request فاتورة الكهرباء, number ⁦1448-00005⁩. We check your papers by Monday 12 October 2026 and tell you if anything is missing.	/home/	requests_app.supportrequest	5	2026-10-07 06:05:00.871057+00	\N	\N
12	12	request.notice	يُرفع طلبك إلى لجنة البحث لدراسته، والرد بالقبول أو الرفض في موعد لا يقل عن أسبوعين. لا حاجة إلى المراجعة، تصلك رسالة.	Your request ⁦1448-00004⁩ will be raised to the research committee. The reply, acceptance or rejection, comes in not less than ⁦14⁩ days.	/home/	requests_app.supportrequest	4	2026-10-07 10:05:00.400854+00	\N	\N
13	12	request.raised	رفعنا طلبكِ ⁦1448-00004⁩ إلى لجنة البحث. الرد في موعد لا يقل عن أسبوعين: ابتداءً من الخميس 22 أكتوبر 2026. لا حاجة إلى المراجعة، تصلكِ رسالة.	Your request ⁦1448-00004⁩ is with the research committee. The reply comes on Thursday 22 October 2026 at the earliest. There is no need to ask: we write to you.	/home/	requests_app.supportrequest	4	2026-10-08 10:05:00.211494+00	\N	\N
14	2	request.notice	يُرفع طلبك إلى لجنة البحث لدراسته، والرد بالقبول أو الرفض في موعد لا يقل عن أسبوعين. لا حاجة إلى المراجعة، تصلك رسالة.	Your request ⁦1448-00005⁩ will be raised to the research committee. The reply, acceptance or rejection, comes in not less than ⁦14⁩ days.	/home/	requests_app.supportrequest	5	2026-10-11 06:05:00.333143+00	\N	\N
15	18	request.reminder	طلبكِ ⁦1448-00003⁩ ينتظر: تعريف بالدخل. أكمليه حتى الأحد 11 أكتوبر 2026، ونحن في عونكِ إن احتجتِ.	Your request ⁦1448-00003⁩ is waiting for: تعريف بالدخل. Complete it by Sunday 11 October 2026; we are glad to help.	/home/	requests_app.supportrequest	3	2026-10-11 07:05:00.088136+00	\N	\N
16	2	request.raised	رفعنا طلبكِ ⁦1448-00005⁩ إلى لجنة البحث. الرد في موعد لا يقل عن أسبوعين: ابتداءً من الثلاثاء 27 أكتوبر 2026. لا حاجة إلى المراجعة، تصلكِ رسالة.	Your request ⁦1448-00005⁩ is with the research committee. The reply comes on Tuesday 27 October 2026 at the earliest. There is no need to ask: we write to you.	/home/	requests_app.supportrequest	5	2026-10-13 06:05:00.225143+00	\N	\N
17	5	request.submitted	وصلنا طلبكِ (الإيجار) برقم ⁦1448-00006⁩. نراجع مستنداتكِ في موعد أقصاه الجمعة 23 أكتوبر 2026، ونخبركِ إن بقي شيء.	We have received your request الإيجار, number ⁦1448-00006⁩. We check your papers by Friday 23 October 2026 and tell you if anything is missing.	/home/	requests_app.supportrequest	6	2026-10-18 06:05:00.953423+00	\N	\N
18	18	request.lapsed	أوقفنا طلبكِ ⁦1448-00003⁩ مؤقتًا حتى تكتمل مستنداته. لم يُرفض، وتعيدين فتحه متى شئتِ من صفحة طلبكِ أو باتصال.	Your request ⁦1448-00003⁩ is paused until its papers are complete. It was not rejected: open it again whenever you like, on its page or by phone.	/home/	requests_app.supportrequest	3	2026-10-18 07:05:00.203883+00	\N	\N
19	5	request.notice	يُرفع طلبك إلى لجنة البحث لدراسته، والرد بالقبول أو الرفض في موعد لا يقل عن أسبوعين. لا حاجة إلى المراجعة، تصلك رسالة.	Your request ⁦1448-00006⁩ will be raised to the research committee. The reply, acceptance or rejection, comes in not less than ⁦14⁩ days.	/home/	requests_app.supportrequest	6	2026-10-21 06:05:00.651017+00	\N	\N
20	5	request.raised	رفعنا طلبكِ ⁦1448-00006⁩ إلى لجنة البحث. الرد في موعد لا يقل عن أسبوعين: ابتداءً من الخميس 5 نوفمبر 2026. لا حاجة إلى المراجعة، تصلكِ رسالة.	Your request ⁦1448-00006⁩ is with the research committee. The reply comes on Thursday 5 November 2026 at the earliest. There is no need to ask: we write to you.	/home/	requests_app.supportrequest	6	2026-10-22 06:05:00.509558+00	\N	\N
21	18	conduct.suspension	أوقفنا الخدمة مؤقتًا في الحالة ⁦1448-C-0001⁩. في صفحتك ما يُرفع به الإيقاف، ولك أن تعترضي إلى السبت 28 نوفمبر 2026.	We have stopped the service for now in the case ⁦1448-C-0001⁩. Your page says what lifts it; you may object until Saturday 28 November 2026.	/home/	conduct.measure	1	2026-10-29 07:05:00.460939+00	\N	\N
22	1	request.decided	قبلت لجنة البحث طلبكِ ⁦1448-00001⁩: 9,500 ريال على 3 دفعات. بيّنت الدراسة حاجة الأسرة إلى هذا الدعم. نص القرار في خطابه.	The research committee accepted your request ⁦1448-00001⁩. The decision is in its letter.	/letters/2/	requests_app.supportrequest	1	2026-10-29 11:05:01.929304+00	\N	13
23	17	request.decided	قبلت لجنة البحث طلبك ⁦1448-00002⁩: 659.25 ريال. بيّنت الدراسة حاجة الأسرة إلى هذا الدعم. نص القرار في خطابه.	The research committee accepted your request ⁦1448-00002⁩. The decision is in its letter.	/letters/3/	requests_app.supportrequest	2	2026-10-29 11:05:02.568509+00	\N	\N
24	12	request.decided	قبلت لجنة البحث طلبكِ ⁦1448-00004⁩: 1,027.50 ريال. بيّنت الدراسة حاجة الأسرة إلى هذا الدعم. نص القرار في خطابه.	The research committee accepted your request ⁦1448-00004⁩. The decision is in its letter.	/letters/4/	requests_app.supportrequest	4	2026-10-29 11:05:03.345763+00	\N	\N
25	2	request.decided	قبلت لجنة البحث طلبكِ ⁦1448-00005⁩: 619.75 ريال. بيّنت الدراسة حاجة الأسرة إلى هذا الدعم. نص القرار في خطابه.	The research committee accepted your request ⁦1448-00005⁩. The decision is in its letter.	/letters/5/	requests_app.supportrequest	5	2026-10-29 11:05:04.162557+00	\N	\N
26	2	request.registered	استكملنا تسجيل طلبكِ ⁦1448-00005⁩. ما قُرّر لكِ: 619.75 ريال في نوفمبر 2026. نخبركِ حين نقدّم كل جزء منه.	The registration of your request ⁦1448-00005⁩ is complete. What was decided: ⁦619.75 riyals in November 2026⁩. We tell you each time we deliver.	/home/	requests_app.supportrequest	5	2026-11-02 06:05:00.321597+00	\N	\N
27	17	request.registered	استكملنا تسجيل طلبك ⁦1448-00002⁩. ما قُرّر لك: 659.25 ريال في نوفمبر 2026. نخبرك حين نقدّم كل جزء منه.	The registration of your request ⁦1448-00002⁩ is complete. What was decided: ⁦659.25 riyals in November 2026⁩. We tell you each time we deliver.	/home/	requests_app.supportrequest	2	2026-11-02 07:05:00.316328+00	\N	\N
28	1	request.registered	استكملنا تسجيل طلبكِ ⁦1448-00001⁩. ما قُرّر لكِ: 9,500 ريال على 3 دفعات شهرية تبدأ في نوفمبر 2026. نخبركِ حين نقدّم كل جزء منه.	The registration of your request ⁦1448-00001⁩ is complete. What was decided: ⁦9,500 riyals in 3 monthly instalments from November 2026 on⁩. We tell you each time we deliver.	/home/	requests_app.supportrequest	1	2026-11-02 07:05:00.672141+00	\N	13
29	12	request.registered	استكملنا تسجيل طلبكِ ⁦1448-00004⁩. ما قُرّر لكِ: 1,027.50 ريال في نوفمبر 2026. نخبركِ حين نقدّم كل جزء منه.	The registration of your request ⁦1448-00004⁩ is complete. What was decided: ⁦1,027.50 riyals in November 2026⁩. We tell you each time we deliver.	/home/	requests_app.supportrequest	4	2026-11-02 10:05:00.653999+00	\N	\N
30	10	request.submitted	وصلنا طلبكِ (الإيجار) برقم ⁦1448-00007⁩. نراجع مستنداتكِ في موعد أقصاه الأحد 8 نوفمبر 2026، ونخبركِ إن بقي شيء.	We have received your request الإيجار, number ⁦1448-00007⁩. We check your papers by Sunday 8 November 2026 and tell you if anything is missing.	/home/	requests_app.supportrequest	8	2026-11-03 05:05:00.770869+00	\N	\N
31	2	request.ended	انتهى دعم طلبكِ ⁦1448-00005⁩: انتقلت الأسرة إلى سكن آخر. إن رأيتِ غير ذلك فاتصلي بنا، ولكِ أن تقدّمي طلبًا آخر.	The support of your request ⁦1448-00005⁩ has ended: انتقلت الأسرة إلى سكن آخر. If you see it otherwise, call us; you may apply again.	/home/	requests_app.supportrequest	5	2026-11-03 06:05:00.040952+00	\N	\N
32	17	request.delivered	قدّمنا لك 659.25 ريال عن طلبك ⁦1448-00002⁩، إلى شركة الكهرباء. رقم العملية ⁦TRF964738139⁩، ورقم السند ⁦1448-D-00001⁩.	We have given ⁦659.25 riyals⁩ for your request ⁦1448-00002⁩, to شركة الكهرباء. Bank reference ⁦TRF964738139⁩, receipt ⁦1448-D-00001⁩.	/home/	requests_app.supportrequest	2	2026-11-03 07:05:00.22356+00	\N	\N
33	1	request.delivered	قدّمنا لكِ 3,166.66 ريال عن طلبكِ ⁦1448-00001⁩، إلى علي الرشيدي. رقم العملية ⁦TRF421231675⁩، ورقم السند ⁦1448-D-00002⁩.	We have given ⁦3,166.66 riyals⁩ for your request ⁦1448-00001⁩, to علي الرشيدي. Bank reference ⁦TRF421231675⁩, receipt ⁦1448-D-00002⁩.	/home/	requests_app.supportrequest	1	2026-11-03 07:05:00.57362+00	\N	13
34	10	request.notice	يُرفع طلبك إلى لجنة البحث لدراسته، والرد بالقبول أو الرفض في موعد لا يقل عن أسبوعين. لا حاجة إلى المراجعة، تصلك رسالة.	Your request ⁦1448-00007⁩ will be raised to the research committee. The reply, acceptance or rejection, comes in not less than ⁦14⁩ days.	/home/	requests_app.supportrequest	8	2026-11-05 05:05:00.667115+00	\N	\N
35	18	conduct.lifted	رُفع الإيقاف في الحالة ⁦1448-C-0001⁩، وتعود طلباتك إلى سيرها.	The stop in the case ⁦1448-C-0001⁩ is lifted. Your requests go on.	/home/	conduct.measure	1	2026-11-05 07:05:00.224571+00	\N	\N
36	10	request.withdrawn	سحبنا طلبكِ ⁦1448-00007⁩ كما أردتِ. إن لم يكن هذا منكِ فاتصلي بنا، ولكِ أن تقدّمي غيره متى شئتِ.	Your request ⁦1448-00007⁩ was withdrawn as you wished. If this was not you, call us; you may apply again whenever you like.	/home/	requests_app.supportrequest	8	2026-11-08 05:05:00.072476+00	\N	\N
37	17	request.submitted	وصلنا طلبك (الإيجار) برقم ⁦1448-00008⁩. نراجع مستنداتك في موعد أقصاه الجمعة 13 نوفمبر 2026، ونخبرك إن بقي شيء.	We have received your request الإيجار, number ⁦1448-00008⁩. We check your papers by Friday 13 November 2026 and tell you if anything is missing.	/home/	requests_app.supportrequest	9	2026-11-08 10:05:01.019219+00	\N	\N
38	17	request.cancelled	ألغينا طلبك ⁦1448-00008⁩: الطلب مكرّر، وطلبك الآخر مستمر. إن رأيت غير ذلك فاتصل بنا.	Your request ⁦1448-00008⁩ was cancelled: الطلب مكرّر، وطلبك الآخر مستمر. If you see it otherwise, call us.	/home/	requests_app.supportrequest	9	2026-11-09 10:05:00.074591+00	\N	\N
39	2	request.submitted	وصلنا طلبكِ (الإيجار) برقم ⁦1448-00009⁩. نراجع مستنداتكِ في موعد أقصاه الأحد 15 نوفمبر 2026، ونخبركِ إن بقي شيء.	We have received your request الإيجار, number ⁦1448-00009⁩. We check your papers by Sunday 15 November 2026 and tell you if anything is missing.	/home/	requests_app.supportrequest	10	2026-11-10 06:05:00.810879+00	\N	\N
40	2	request.notice	يُرفع طلبك إلى لجنة البحث لدراسته، والرد بالقبول أو الرفض في موعد لا يقل عن أسبوعين. لا حاجة إلى المراجعة، تصلك رسالة.	Your request ⁦1448-00009⁩ will be raised to the research committee. The reply, acceptance or rejection, comes in not less than ⁦14⁩ days.	/home/	requests_app.supportrequest	10	2026-11-12 06:05:00.387272+00	\N	\N
41	17	conduct.suspension	أوقفنا الخدمة مؤقتًا في الحالة ⁦1448-C-0002⁩. في صفحتك ما يُرفع به الإيقاف، ولك أن تعترض إلى السبت 12 ديسمبر 2026.	We have stopped the service for now in the case ⁦1448-C-0002⁩. Your page says what lifts it; you may object until Saturday 12 December 2026.	/home/	conduct.measure	2	2026-11-12 07:05:00.539457+00	\N	\N
42	5	request.decided	لم تقبل لجنة البحث طلبكِ ⁦1448-00006⁩. السبب: دخل الأسرة يكفي هذه النفقة وفق دليل الدعم، ويسعدنا النظر في طلب آخر إن تغيّر. نص القرار في خطابه، ولكِ أن تعترضي حتى السبت 12 ديسمبر 2026.	The research committee did not accept your request ⁦1448-00006⁩. The reasons are in its letter; you may object until Saturday 12 December 2026.	/letters/9/	requests_app.supportrequest	6	2026-11-12 11:05:01.907022+00	\N	\N
43	2	request.raised	رفعنا طلبكِ ⁦1448-00009⁩ إلى لجنة البحث. الرد في موعد لا يقل عن أسبوعين: ابتداءً من الأحد 29 نوفمبر 2026. لا حاجة إلى المراجعة، تصلكِ رسالة.	Your request ⁦1448-00009⁩ is with the research committee. The reply comes on Sunday 29 November 2026 at the earliest. There is no need to ask: we write to you.	/home/	requests_app.supportrequest	10	2026-11-15 06:05:00.502503+00	\N	\N
44	14	conduct.oral	نبّهناك شفهيًّا في الحالة ⁦1448-C-0003⁩. الأسباب في صفحتك، ولك أن تعترض إلى الثلاثاء 15 ديسمبر 2026.	We gave you an oral warning in the case ⁦1448-C-0003⁩. The reasons are on your page; you may object until Tuesday 15 December 2026.	/home/	conduct.measure	3	2026-11-15 07:05:00.621025+00	\N	\N
45	1	request.submitted	وصلنا طلبكِ (فاتورة الكهرباء) برقم ⁦1448-00010⁩. نراجع مستنداتكِ في موعد أقصاه الجمعة 20 نوفمبر 2026، ونخبركِ إن بقي شيء.	We have received your request فاتورة الكهرباء, number ⁦1448-00010⁩. We check your papers by Friday 20 November 2026 and tell you if anything is missing.	/home/	requests_app.supportrequest	11	2026-11-15 08:05:00.918681+00	\N	13
46	1	request.notice	يُرفع طلبك إلى لجنة البحث لدراسته، والرد بالقبول أو الرفض في موعد لا يقل عن أسبوعين. لا حاجة إلى المراجعة، تصلك رسالة.	Your request ⁦1448-00010⁩ will be raised to the research committee. The reply, acceptance or rejection, comes in not less than ⁦14⁩ days.	/home/	requests_app.supportrequest	11	2026-11-17 08:05:00.467869+00	\N	13
47	18	referral.answered	أختي الكريمة، هذا جواب سؤالك من الباحث الاجتماعي: شرحت لها أن إفادة من الضمان تكفي، ومن أين تُستخرج.	The social researcher answers your question: شرحت لها أن إفادة من الضمان تكفي، ومن أين تُستخرج.	/my/messages/	contact.referral	1	2026-11-18 08:05:00.058378+00	\N	\N
48	1	request.raised	رفعنا طلبكِ ⁦1448-00010⁩ إلى لجنة البحث. الرد في موعد لا يقل عن أسبوعين: ابتداءً من الخميس 3 ديسمبر 2026. لا حاجة إلى المراجعة، تصلكِ رسالة.	Your request ⁦1448-00010⁩ is with the research committee. The reply comes on Thursday 3 December 2026 at the earliest. There is no need to ask: we write to you.	/home/	requests_app.supportrequest	11	2026-11-19 08:05:00.251526+00	\N	13
49	12	request.submitted	وصلنا طلبكِ (الإيجار) برقم ⁦1448-00011⁩. نراجع مستنداتكِ في موعد أقصاه الجمعة 27 نوفمبر 2026، ونخبركِ إن بقي شيء.	We have received your request الإيجار, number ⁦1448-00011⁩. We check your papers by Friday 27 November 2026 and tell you if anything is missing.	/home/	requests_app.supportrequest	12	2026-11-22 07:05:01.166772+00	\N	\N
50	10	request.submitted	وصلنا طلبكِ (فاتورة الكهرباء) برقم ⁦1448-00012⁩. نراجع مستنداتكِ في موعد أقصاه الجمعة 27 نوفمبر 2026، ونخبركِ إن بقي شيء.	We have received your request فاتورة الكهرباء, number ⁦1448-00012⁩. We check your papers by Friday 27 November 2026 and tell you if anything is missing.	/home/	requests_app.supportrequest	13	2026-11-22 07:05:01.972277+00	\N	\N
51	14	request.submitted	وصلنا طلبك (فاتورة الكهرباء) برقم ⁦1448-00013⁩. نراجع مستنداتك في موعد أقصاه الجمعة 27 نوفمبر 2026، ونخبرك إن بقي شيء.	We have received your request فاتورة الكهرباء, number ⁦1448-00013⁩. We check your papers by Friday 27 November 2026 and tell you if anything is missing.	/home/	requests_app.supportrequest	14	2026-11-22 09:05:00.735726+00	\N	\N
52	10	request.notice	يُرفع طلبك إلى لجنة البحث لدراسته، والرد بالقبول أو الرفض في موعد لا يقل عن أسبوعين. لا حاجة إلى المراجعة، تصلك رسالة.	Your request ⁦1448-00012⁩ will be raised to the research committee. The reply, acceptance or rejection, comes in not less than ⁦14⁩ days.	/home/	requests_app.supportrequest	13	2026-11-23 07:05:00.479594+00	\N	\N
53	1	referral.answered	أختي الكريمة، هذا جواب سؤالك من الباحث الاجتماعي: شرحت لها أن إفادة من الضمان تكفي، ومن أين تُستخرج.	The social researcher answers your question: شرحت لها أن إفادة من الضمان تكفي، ومن أين تُستخرج.	/my/messages/	contact.referral	2	2026-11-23 08:05:00.024153+00	\N	13
54	12	request.returned	راجعنا طلبكِ ⁦1448-00011⁩، وبقي: تعريف بالدخل: انتهت صلاحية هذا المستند قبل يوم التقديم. أكمليها من صفحة طلبكِ أو أحضريها إلى الفرع حتى الثلاثاء 8 ديسمبر 2026. وقت الانتظار لا يُحسب على طلبكِ.	We have looked at your request ⁦1448-00011⁩. Still needed: تعريف بالدخل: انتهت صلاحية هذا المستند قبل يوم التقديم. Complete them on your request's page or bring them to the branch by Tuesday 8 December 2026.	/home/	requests_app.supportrequest	12	2026-11-24 07:05:00.442361+00	\N	\N
\.


--
-- Data for Name: pghistory_context; Type: TABLE DATA; Schema: public; Owner: -
--

COPY public.pghistory_context (id, created_at, updated_at, metadata) FROM stdin;
\.


--
-- Data for Name: policy_acknowledgement; Type: TABLE DATA; Schema: public; Owner: -
--

COPY public.policy_acknowledgement (id, at, by_id, version_id) FROM stdin;
\.


--
-- Data for Name: policy_clause; Type: TABLE DATA; Schema: public; Owner: -
--

COPY public.policy_clause (id, "order", code, chapter, text, interpretation, added, feature, version_id) FROM stdin;
2	2	PM-2	تمهيد واعتماد	تُراجع آلية العلاقة مع المستفيدين باستمرار وتُعدَّل وتُعمَّم بما يكفل حقوق المستفيد.	التعميم أن يقرّ كل عامل بأنه قرأ الإصدار الساري، وأن تُنشر السياسة للجميع بلغة واضحة.		هذه الصفحة بلغتها الواضحة وبنودها، وزر «قرأت السياسة السارية» للعاملين.	1
3	3	AP-1	تمهيد واعتماد	تُعتمد السياسة من مجلس الإدارة بمحضر.		يحمل كل إصدار رقم المحضر والدورة ويوم الاعتماد ويوم المراجعة القادمة، ولا يعدّله الموقع.	بيانات الإصدار في أعلى البنود: المحضر 2 من الدورة الأولى بتاريخ 17 نوفمبر 2024.	1
4	4	GO-1	الهدف العام	خدمة متميزة لكل الشرائح بإتقان وسرعة وجودة عالية في إنجاز المعاملات.		لكل خطوة موعد معروف يراه المستفيد والموظف.	مؤشر المدة في صفحة الطلب، وقائمة «يومي» عند الموظف.	1
5	5	GO-2	الهدف العام	متابعة متطلبات المستفيدين ومقترحاتهم.		لكل مقترح صاحب وجواب.	المقترح والشكوى موضوعان في سجل التواصل، ولكل منهما نتيجة مكتوبة.	1
6	6	GO-3	الهدف العام	مواصلة التطوير والتحسين بالتعاون مع كل الجهات.		إجراءات التحسين لها مسؤول وموعد.	إجراءات التحسين في صفحة الرضا: المسؤول والموعد وما تغيّر.	1
7	7	GO-4	الهدف العام	الوصول إلى المستفيدين بأسهل الطرق دون الحاجة إلى طلب منهم.	تُعطى المعونة الجماعية بقرار واحد على قائمة مسجلة، لا بطلب يُطلب من كل أسرة.	حيث يلزم الطلب تُملأ بياناته من السجل ولا يُسأل عنها مرة ثانية.		1
8	8	DG-1	الأهداف التفصيلية	تقدير حاجة المستفيد وكل الفئات، بإجراءات سهلة وخدمات دون عناء ومشقة.	السهولة ألا يُسأل المستفيد عن شيء عندنا، وألا يُطلب مستند ما زال ساريًا عندنا.	صفحة واحدة لكل سؤال، والحفظ عند كل خطوة.	تقديم الطلب من الجوال: تأكيد البيانات من السجل، وسؤال في كل صفحة، ومستند سارٍ لا يُطلب ثانية.	1
9	9	DG-2	الأهداف التفصيلية	خدمات متكاملة بأحدث الأساليب الإلكترونية.		خطابات مرقمة يُتحقق منها برمز.	الطريق كله في البوابة: من التقديم إلى القرار فالخدمة؛ والتحقق من الخطاب برمزه.	1
10	10	DG-3	الأهداف التفصيلية	معلومات وإجابات تناسب التساؤلات والاستفسارات من خلال عدة قنوات.		لكل استفسار وقت يُجاب فيه.	سجل التواصل: القناة والاتجاه والموضوع والبداية والنهاية والنتيجة.	1
11	11	DG-4	الأهداف التفصيلية	خدمة المستفيد من موقعه حفاظًا لوقته وتقديرًا لظروفه وسرعةً في الإنجاز.		تعمل كل صفحة على شاشة صغيرة وشبكة ضعيفة، وبلا كلمة مرور.	الدخول بالجوال والرمز، والتقديم والمتابعة من البيت، ومندوب الفرع للقرى.	1
12	12	DG-5	الأهداف التفصيلية	قياس رضا المستفيد لرفع جودة الخدمة وتحسين الإجراء وأداء مقدم الخدمة.	يُقاس الإجراء بعد انتهاء الخطوة، ويظهر الرضا للخطوة والخدمة والفرع لا للموظف.		استبانة بعد الخطوة، ونتائجها بحسب الخطوة والفرع.	1
13	13	DG-6	الأهداف التفصيلية	زيادة ثقة المستفيدين وانتمائهم بأفضل المعايير والممارسات.		تُقاس الثقة سؤالًا في الاستبانة وتُنشر.	سؤال الثقة في كل استبانة، ونتيجته للجمعية كلها.	1
14	14	DG-6a	الأهداف التفصيلية	تصحيح المفاهيم السائدة عن الخدمات.		كل مفهوم خاطئ يُذكر بجانبه ما هو صحيح.	«تصحيح المفاهيم» في الصفحة الرئيسة.	1
15	15	DG-6b	الأهداف التفصيلية	تكوين انطباعات إيجابية جديدة نحو الجمعية وما تقدمه.		تُنشر معايير الخدمة بأرقامها الحقيقية، وما تغيّر بعد آراء المستفيدين.		1
16	16	DG-6c	الأهداف التفصيلية	تقييم الخدمة حق للمستفيد، وأداة للتقويم والتطوير لا للعقاب والتشهير.		التقييم بلا اسم في بنائه لا بوعد، ولا رقم فيه لموظف بعينه، ولا يُستعمل في مساءلة.	التقييم بلا اسم، ولا تظهر نتيجة لأقل من خمسة.	1
17	17	DG-6d	الأهداف التفصيلية	نشر ثقافة الجودة بين الأقسام التي تخدم المستفيد الداخلي أو الخارجي.		تُقاس خدمة الأقسام بعضها لبعض بالاستبانة نفسها.		1
18	18	DG-6e	الأهداف التفصيلية	ابتكار ما يرتقي بالخدمات، وإزالة ما يعوق جودتها، بتلمّس آراء المستفيدين.		لكل إجراء تحسيني مسؤول وموعد ورقم قبله وبعده.	إجراءات التحسين في صفحة الرضا، من رأي إلى تغيير له مسؤول وموعد.	1
19	19	CH-1	قنوات التواصل	المقابلة.		للزيارة بداية ونهاية بلا حدّ للوقت.	سجل التواصل: القناة والاتجاه والموضوع والبداية والنهاية والنتيجة.	1
22	22	CH-4	قنوات التواصل	الخطابات.		للخطاب الصادر رقم ورمز تحقق.	سجل التواصل: القناة والاتجاه والموضوع والبداية والنهاية والنتيجة.	1
23	23	CH-5	قنوات التواصل	خدمات طلب المساعدة.			طلب الدعم من الجوال أو في الفرع.	1
24	24	CH-6	قنوات التواصل	خدمة التطوع.			سجل التواصل: القناة والاتجاه والموضوع والبداية والنهاية والنتيجة.	1
25	25	CH-7	قنوات التواصل	الموقع الإلكتروني للجمعية.			هذه البوابة.	1
26	26	CH-8	قنوات التواصل	مناديب المكاتب الفرعية.			دور «مندوب الفرع» في سجل التواصل والطلبات.	1
27	27	TL-1	أدوات موظف علاقات المستفيدين	اللائحة الأساسية للجمعية.				1
28	28	TL-2	أدوات موظف علاقات المستفيدين	دليل خدمات البحث الاجتماعي.				1
29	29	TL-3	أدوات موظف علاقات المستفيدين	دليل سياسة الدعم للمستفيدين.				1
30	30	TL-4	أدوات موظف علاقات المستفيدين	طلب دعم مستفيد.			نموذج الطلب نفسه في الفرع وعلى الجوال.	1
31	31	PR-1	كيف يُعامل المستفيد	استقبال المستفيد بلباقة واحترام، والإجابة عن كل استفساراته، وإعطاؤه الوقت الكافي.		لا حدّ لوقت الزيارة، ولا تُغلق بلا نتيجة.	الزيارات والمكالمات في سجل التواصل، ببدايتها ونهايتها ونتيجتها.	1
33	33	PR-3	كيف يُعامل المستفيد	إذا لم تتضح الإجراءات للمستفيد أحاله الموظف إلى مسؤول البحث الاجتماعي ليجيب ويوضح.	الإحالة للشخص وسؤاله، لا لطلبه، ولا توقف شيئًا.	للإحالة صاحب وجواب ووقت.	الإحالة إلى الباحث الاجتماعي: السؤال، وصاحبه، وجوابه، وموعده.	1
34	34	PR-4	كيف يُعامل المستفيد	يُتأكد من صحة بيانات طالب الدعم ويُوقَّع عليها، وهو مسؤول عنها مسؤولية مباشرة.	توقيعان: إقرار المستفيد بصحة بياناته، وشهادة الموظف بأنه تحقق منها.	التوقيع على نص البيانات نفسها، فإذا تغيّرت لزم توقيع جديد. ولمن لا يرسم: رمز إلى الجوال، أو بصمة بشاهدين وقارئ.	«راجع إجاباتك» و«الإقرار والتوقيع» في الجوال، والتوقيع والمصادقة في الفرع.	1
35	35	PR-5	كيف يُعامل المستفيد	يُوضَّح للمستفيد أن طلبه يُرفع إلى لجنة البحث لدراسته، وأن الرد بالقبول أو الرفض في مدة لا تقل عن أسبوعين.	أسبوعان أربعة عشر يومًا من الأبعد: يوم الإشعار أو يوم الرفع. ولا يُؤرَّخ قرار قبل ذلك.	الإشعار مسجل بنصه وقناته ومن قاله، ووقته من ساعة قاعدة البيانات.	الإشعار قبل الرفع، ومؤشر الأربعة عشر يومًا، وأقرب يوم للرد في صفحة الطلب؛ وتمنع القاعدة ما قبله.	1
36	36	PR-6	كيف يُعامل المستفيد	تُستكمل إجراءات التسجيل مع اكتمال الطلبات.	تُجمع بنود الاستكمال من يوم التقديم، ولا يُغلق التسجيل إلا مكتملًا وبعد القبول.		بنود الاستكمال لكل برنامج.	1
37	37	PR-7	كيف يُعامل المستفيد	تُقدَّم الخدمة اللازمة.		ماذا وكم ومتى وعلى يد من ولمن، بإثبات من نوعه، ولا يزيد على ما تقرر.	تقديم الخدمة بإثباتها.	1
38	38	MC-A	السلوك غير اللائق	الإساءة اللفظية.			أنواع الواقعة.	1
39	39	MC-B	السلوك غير اللائق	التهديد.			أنواع الواقعة.	1
40	40	MC-C	السلوك غير اللائق	تقديم معلومات مضللة.			أنواع الواقعة.	1
41	41	MC-D	السلوك غير اللائق	عدم الالتزام بالضوابط والسياسات المعتمدة.			أنواع الواقعة.	1
42	42	MC-E	السلوك غير اللائق	أي إخلال أو سلوك غير لائق غير ما سبق.	القائمة مفتوحة: تبدأ بعبارة «أي إخلال أو سلوك غير لائق».		نوع «غير ذلك» مع وصفه.	1
43	43	MC-0	السلوك غير اللائق	تحتفظ الجمعية بحقها في اتخاذ الإجراء وفقًا لتقديرها.	الإجراءات خيارات لا درجات سلّم، و«بلا إجراء» نتيجة من النتائج.	تُكتب الأسباب دائمًا.	القرار في الواقعة بأسبابه، ومنه «بلا إجراء»، وصفحة إجراءات المستفيد واعتراضه.	1
44	44	MC-1	السلوك غير اللائق	التنبيه الشفهي أو الخطي بحسب درجة المخالفة.		التنبيه الخطي خطاب مرقم.	التنبيه بدرجته، وخطابه.	1
45	45	MC-2	السلوك غير اللائق	إيقاف مؤقت لتقديم الخدمة إلى حين تصحيح الوضع.	يقف تقديم الخدمة وتقدّم الطلبات في نطاق الإيقاف وحده.	يُكتب ما يجب تصحيحه وأي البرامج يشمل، ولا يُقدَّم طلب جديد في نطاقه.	الإيقاف بنطاقه وما يصححه، وتمنع القاعدة تقدّم الطلب ما دام ساريًا.	1
1	1	PM-1	تمهيد واعتماد	تُحفظ حقوق الجمعية وحقوق كل الأطراف، وتوضَّح الواجبات وطريقة أدائها وتبعات التقصير وحدود المسؤولية وطريقة تسوية الخلاف.	الشروط التي يقبلها المستفيد عند التسجيل هي موضع هذا البيان، ولكل نص منها رقم إصدار.	للمستفيد أن يعترض على القرار وعلى الإجراء، ولكل خطوة سجل لا يُمحى ولا يُعدَّل، ويعرف المستفيد من فتح ملفه: الدور والفرع والغرض.	صفحة الشروط، وقبولها عند التسجيل من الجوال بإصدارها؛ سحب الطلب من صفحته؛ سجل كل طلب؛ ومن اطّلع على الملف في صفحة الطلب.	1
20	20	CH-2	قنوات التواصل	الاتصالات الهاتفية.			سجل التواصل: القناة والاتجاه والموضوع والبداية والنهاية والنتيجة.	1
21	21	CH-3	قنوات التواصل	وسائل التواصل الاجتماعي.			سجل التواصل: القناة والاتجاه والموضوع والبداية والنهاية والنتيجة.	1
32	32	PR-2	كيف يُعامل المستفيد	يتأكد الموظف من تقديم كل المعلومات المطلوبة، ويطابق البيانات ويتأكد من صلاحيتها وقت التقديم.	«وقت التقديم» هو يوم تقديم الطلب: تُحسب صلاحية المستند في ذلك اليوم.	قد يُقبل مستند قديم بسبب مكتوب. وإذا أُعيد الطلب ذُكر كل نقص باسمه.	قائمة التحقق عند الموظف: موجود، مطابق، سارٍ يوم التقديم؛ و«المطلوب منك الآن» عند المستفيد.	1
46	46	MC-3	السلوك غير اللائق	إنهاء العلاقة ووقف الخدمة دائمًا عند تكرار الإخلال أو المخالفة الجسيمة.	التكرار أن يقع الإخلال بعد إخلال سابق ثبت ولم يُنقض.	يقرره اثنان غير المُبلِّغ، ولا يُغلق طلب ما دام الاعتراض ممكنًا أو منظورًا فيه.	شرط الإنهاء في القاعدة: إخلال سابق ثابت قبل وقوع هذا أو درجة جسيمة، ومقرران.	1
47	47	MC-4	السلوك غير اللائق	إبلاغ الجهات المعنية إذا لزم الأمر، وفق الأنظمة.	قد يصاحب أي إجراء، ولا ينتظر أحدًا عند الخطر.	تُكتب الجهة والسند والرقم واليوم.	البلاغ إلى جهة: الجهة والسند والرقم واليوم.	1
48	48	MC-5	السلوك غير اللائق	الغاية حماية بيئة العمل وتقديم الخدمة بعدالة واحترام للجميع.		يُسمع من المستفيد قبل الإجراء، إلا الإيقاف الاحترازي والإبلاغ فيُسمع بعدهما في مدة معلومة. لا يقرر المُبلِّغ، ويسمع الاعتراض غير من قرر، وتبقى حقوق بقية الأسرة.	سماع الإفادة قبل القرار، ومقرر غير المُبلِّغ، وقيد الإيقاف على الشخص وحده.	1
\.


--
-- Data for Name: policy_policyversion; Type: TABLE DATA; Schema: public; Owner: -
--

COPY public.policy_policyversion (id, title, minute_number, term, approved_on, effective_on, next_review_on, notice_days, ceiling_days, late_entry_days, objection_days, completion_days, completion_reminders, hearing_days, breach_lookback_months, quorum, study_author_votes, verification_days) FROM stdin;
1	سياسة تنظيم العلاقة مع المستفيدين	2	1	2024-11-17	2024-11-17	2027-11-17	14	30	7	30	14	2	7	24	3	f	5
\.


--
-- Data for Name: portal_termsacceptance; Type: TABLE DATA; Schema: public; Owner: -
--

COPY public.portal_termsacceptance (id, version, digest, at, by_id, person_id) FROM stdin;
\.


--
-- Data for Name: requests_app_agendaitem; Type: TABLE DATA; Schema: public; Owner: -
--

COPY public.requests_app_agendaitem (id, "position", status, reason, added_at, sitting_id, support_request_id) FROM stdin;
1	1	decided		2026-10-29 11:05:00.386978+00	1	1
2	2	decided		2026-10-29 11:05:00.424491+00	1	2
3	3	decided		2026-10-29 11:05:00.452908+00	1	4
4	4	decided		2026-10-29 11:05:00.485897+00	1	5
5	1	decided		2026-11-12 11:05:00.234664+00	2	6
6	1	listed		2026-11-26 05:05:00.164294+00	3	10
7	2	listed		2026-11-26 05:05:00.197844+00	3	11
\.


--
-- Data for Name: requests_app_agendaitemevent; Type: TABLE DATA; Schema: public; Owner: -
--

COPY public.requests_app_agendaitemevent (pgh_id, pgh_created_at, pgh_label, pgh_context, pgh_context_id, id, "position", status, reason, added_at, pgh_obj_id, sitting_id, support_request_id) FROM stdin;
1	2026-11-26 03:04:13.33422+00	insert	{"user": 3}	a03c041e-9cb3-4f68-8ae9-3923bbd1a396	1	1	listed		2026-10-29 11:05:00.386978+00	1	1	1
2	2026-11-26 03:04:13.33422+00	insert	{"user": 3}	a03c041e-9cb3-4f68-8ae9-3923bbd1a396	2	2	listed		2026-10-29 11:05:00.424491+00	2	1	2
3	2026-11-26 03:04:13.33422+00	insert	{"user": 3}	a03c041e-9cb3-4f68-8ae9-3923bbd1a396	3	3	listed		2026-10-29 11:05:00.452908+00	3	1	4
4	2026-11-26 03:04:13.33422+00	insert	{"user": 3}	a03c041e-9cb3-4f68-8ae9-3923bbd1a396	4	4	listed		2026-10-29 11:05:00.485897+00	4	1	5
5	2026-11-26 03:04:13.33422+00	update	{"user": 3}	a03c041e-9cb3-4f68-8ae9-3923bbd1a396	1	1	decided		2026-10-29 11:05:00.386978+00	1	1	1
6	2026-11-26 03:04:13.33422+00	update	{"user": 3}	a03c041e-9cb3-4f68-8ae9-3923bbd1a396	2	2	decided		2026-10-29 11:05:00.424491+00	2	1	2
7	2026-11-26 03:04:13.33422+00	update	{"user": 3}	a03c041e-9cb3-4f68-8ae9-3923bbd1a396	3	3	decided		2026-10-29 11:05:00.452908+00	3	1	4
8	2026-11-26 03:04:13.33422+00	update	{"user": 3}	a03c041e-9cb3-4f68-8ae9-3923bbd1a396	4	4	decided		2026-10-29 11:05:00.485897+00	4	1	5
9	2026-11-26 03:04:13.33422+00	insert	{"user": 3}	e8f08f6b-3e8b-40ed-b3b4-a9527628f5bc	5	1	listed		2026-11-12 11:05:00.234664+00	5	2	6
10	2026-11-26 03:04:13.33422+00	update	{"user": 3}	e8f08f6b-3e8b-40ed-b3b4-a9527628f5bc	5	1	decided		2026-11-12 11:05:00.234664+00	5	2	6
11	2026-11-26 03:04:13.33422+00	insert	{"user": 3}	50216031-9aa2-49af-a7a4-07b6d32ff89b	6	1	listed		2026-11-26 05:05:00.164294+00	6	3	10
12	2026-11-26 03:04:13.33422+00	insert	{"user": 3}	50216031-9aa2-49af-a7a4-07b6d32ff89b	7	2	listed		2026-11-26 05:05:00.197844+00	7	3	11
\.


--
-- Data for Name: requests_app_attendance; Type: TABLE DATA; Schema: public; Owner: -
--

COPY public.requests_app_attendance (id, is_chair, state, recorded_at, member_id, recorded_by_id, sitting_id) FROM stdin;
1	t	present	2026-10-29 11:05:00.622699+00	6	9	1
2	f	present	2026-10-29 11:05:00.640407+00	7	9	1
3	f	present	2026-10-29 11:05:00.652616+00	8	9	1
4	t	present	2026-11-12 11:05:00.374704+00	6	9	2
5	f	present	2026-11-12 11:05:00.388741+00	7	9	2
6	f	present	2026-11-12 11:05:00.395846+00	8	9	2
7	t	present	2026-11-26 05:05:00.337252+00	6	9	3
8	f	present	2026-11-26 05:05:00.341118+00	7	9	3
9	f	present	2026-11-26 05:05:00.359584+00	8	9	3
\.


--
-- Data for Name: requests_app_attendanceevent; Type: TABLE DATA; Schema: public; Owner: -
--

COPY public.requests_app_attendanceevent (pgh_id, pgh_created_at, pgh_label, pgh_context, pgh_context_id, id, is_chair, state, recorded_at, member_id, pgh_obj_id, recorded_by_id, sitting_id) FROM stdin;
1	2026-11-26 03:04:13.33422+00	insert	{"user": 3}	a03c041e-9cb3-4f68-8ae9-3923bbd1a396	1	t	present	2026-10-29 11:05:00.622699+00	6	1	9	1
2	2026-11-26 03:04:13.33422+00	insert	{"user": 3}	a03c041e-9cb3-4f68-8ae9-3923bbd1a396	2	f	present	2026-10-29 11:05:00.640407+00	7	2	9	1
3	2026-11-26 03:04:13.33422+00	insert	{"user": 3}	a03c041e-9cb3-4f68-8ae9-3923bbd1a396	3	f	present	2026-10-29 11:05:00.652616+00	8	3	9	1
4	2026-11-26 03:04:13.33422+00	insert	{"user": 3}	e8f08f6b-3e8b-40ed-b3b4-a9527628f5bc	4	t	present	2026-11-12 11:05:00.374704+00	6	4	9	2
5	2026-11-26 03:04:13.33422+00	insert	{"user": 3}	e8f08f6b-3e8b-40ed-b3b4-a9527628f5bc	5	f	present	2026-11-12 11:05:00.388741+00	7	5	9	2
6	2026-11-26 03:04:13.33422+00	insert	{"user": 3}	e8f08f6b-3e8b-40ed-b3b4-a9527628f5bc	6	f	present	2026-11-12 11:05:00.395846+00	8	6	9	2
7	2026-11-26 03:04:13.33422+00	insert	{"user": 3}	50216031-9aa2-49af-a7a4-07b6d32ff89b	7	t	present	2026-11-26 05:05:00.337252+00	6	7	9	3
8	2026-11-26 03:04:13.33422+00	insert	{"user": 3}	50216031-9aa2-49af-a7a4-07b6d32ff89b	8	f	present	2026-11-26 05:05:00.341118+00	7	8	9	3
9	2026-11-26 03:04:13.33422+00	insert	{"user": 3}	50216031-9aa2-49af-a7a4-07b6d32ff89b	9	f	present	2026-11-26 05:05:00.359584+00	8	9	9	3
\.


--
-- Data for Name: requests_app_attestation; Type: TABLE DATA; Schema: public; Owner: -
--

COPY public.requests_app_attestation (id, text, at, by_id, declaration_id) FROM stdin;
1	أشهد بأنني قابلتُ البيانات الموقّعة بأصولها، وتأكدتُ من مطابقتها ومن صلاحية المستندات يوم تقديم الطلب.	2026-09-20 07:05:00.220199+00	1	1
2	أشهد بأنني قابلتُ البيانات الموقّعة بأصولها، وتأكدتُ من مطابقتها ومن صلاحية المستندات يوم تقديم الطلب.	2026-09-27 07:05:00.425186+00	2	2
3	أشهد بأنني قابلتُ البيانات الموقّعة بأصولها، وتأكدتُ من مطابقتها ومن صلاحية المستندات يوم تقديم الطلب.	2026-10-07 10:05:00.317766+00	3	4
4	أشهد بأنني قابلتُ البيانات الموقّعة بأصولها، وتأكدتُ من مطابقتها ومن صلاحية المستندات يوم تقديم الطلب.	2026-10-11 06:05:00.27559+00	3	5
5	أشهد بأنني قابلتُ البيانات الموقّعة بأصولها، وتأكدتُ من مطابقتها ومن صلاحية المستندات يوم تقديم الطلب.	2026-10-21 06:05:00.477759+00	3	6
6	أشهد بأنني قابلتُ البيانات الموقّعة بأصولها، وتأكدتُ من مطابقتها ومن صلاحية المستندات يوم تقديم الطلب.	2026-11-05 05:05:00.590937+00	1	7
7	أشهد بأنني قابلتُ البيانات الموقّعة بأصولها، وتأكدتُ من مطابقتها ومن صلاحية المستندات يوم تقديم الطلب.	2026-11-12 06:05:00.32237+00	3	9
8	أشهد بأنني قابلتُ البيانات الموقّعة بأصولها، وتأكدتُ من مطابقتها ومن صلاحية المستندات يوم تقديم الطلب.	2026-11-17 08:05:00.406198+00	1	10
9	أشهد بأنني قابلتُ البيانات الموقّعة بأصولها، وتأكدتُ من مطابقتها ومن صلاحية المستندات يوم تقديم الطلب.	2026-11-23 07:05:00.371219+00	1	12
\.


--
-- Data for Name: requests_app_awardline; Type: TABLE DATA; Schema: public; Owner: -
--

COPY public.requests_app_awardline (id, "order", measure, unit, amount, due_on, decision_id, support_request_id) FROM stdin;
1	1	money		619.75	2026-11-01	4	5
2	1	money		659.25	2026-11-01	2	2
3	1	money		3166.66	2026-11-01	1	1
4	2	money		3166.66	2026-12-01	1	1
5	3	money		3166.68	2027-01-01	1	1
6	1	money		1027.50	2026-11-01	3	4
\.


--
-- Data for Name: requests_app_checkline; Type: TABLE DATA; Schema: public; Owner: -
--

COPY public.requests_app_checkline (id, is_matching, old_reason, finding, decided_at, decided_by_id, document_id, type_id, support_request_id) FROM stdin;
1	t			2026-09-20 07:05:00.068489+00	1	1	1	1
2	t			2026-09-20 07:05:00.079346+00	1	2	2	1
3	t			2026-09-20 07:05:00.088247+00	1	19	6	1
4	t			2026-09-20 07:05:00.091403+00	1	20	3	1
8	\N			\N	\N	17	1	3
9	\N			\N	\N	18	2	3
10	\N			\N	\N	23	6	3
11	\N			\N	\N	24	3	3
5	t			2026-09-27 07:05:00.116859+00	2	15	1	2
6	t			2026-09-27 07:05:00.129931+00	2	21	7	2
7	t			2026-09-27 07:05:00.153959+00	2	22	3	2
12	t			2026-10-07 10:05:00.119698+00	3	11	1	4
13	t			2026-10-07 10:05:00.132082+00	3	25	7	4
14	t			2026-10-07 10:05:00.136304+00	3	26	3	4
15	t			2026-10-11 06:05:00.103681+00	3	3	1	5
16	t			2026-10-11 06:05:00.112404+00	3	27	7	5
17	t			2026-10-11 06:05:00.126274+00	3	28	3	5
18	t			2026-10-21 06:05:00.199556+00	3	5	1	6
19	t			2026-10-21 06:05:00.206907+00	3	6	2	6
20	t			2026-10-21 06:05:00.217746+00	3	29	6	6
21	t			2026-10-21 06:05:00.227802+00	3	30	3	6
22	t			2026-11-05 05:05:00.150097+00	1	9	1	8
23	t			2026-11-05 05:05:00.159479+00	1	10	2	8
24	t			2026-11-05 05:05:00.182873+00	1	35	6	8
25	t			2026-11-05 05:05:00.201475+00	1	36	3	8
26	\N			\N	\N	15	1	9
27	\N			\N	\N	16	2	9
28	\N			\N	\N	37	6	9
29	\N			\N	\N	22	3	9
30	t			2026-11-12 06:05:00.124753+00	3	3	1	10
31	t			2026-11-12 06:05:00.136515+00	3	4	2	10
32	t			2026-11-12 06:05:00.159766+00	3	38	6	10
33	t			2026-11-12 06:05:00.162322+00	3	28	3	10
34	t			2026-11-17 08:05:00.208116+00	1	1	1	11
35	t			2026-11-17 08:05:00.232107+00	1	39	7	11
36	t			2026-11-17 08:05:00.248111+00	1	20	3	11
37	\N			\N	\N	11	1	12
38	\N			\N	\N	12	2	12
39	\N			\N	\N	40	6	12
40	\N			\N	\N	41	3	12
44	t			2026-11-22 09:05:00.857045+00	3	13	1	14
45	t			2026-11-22 09:05:00.87874+00	3	43	7	14
46	t			2026-11-22 09:05:00.888958+00	3	44	3	14
41	t			2026-11-23 07:05:00.128221+00	1	9	1	13
42	t			2026-11-23 07:05:00.153459+00	1	42	7	13
43	t			2026-11-23 07:05:00.192314+00	1	36	3	13
\.


--
-- Data for Name: requests_app_completionitem; Type: TABLE DATA; Schema: public; Owner: -
--

COPY public.requests_app_completionitem (id, iban, noted_at, document_id, iban_owner_id, noted_by_id, type_id, support_request_id) FROM stdin;
1	SA3380207953804724023835	2026-11-02 06:05:00.141435+00	31	2	3	8	5
2	SA1580967375716959779478	2026-11-02 07:05:00.173343+00	32	17	2	8	2
3	SA1680977843438251206252	2026-11-02 07:05:00.487493+00	33	1	1	8	1
4	SA9880124596922666516425	2026-11-02 10:05:00.378336+00	34	12	3	8	4
\.


--
-- Data for Name: requests_app_completionitemevent; Type: TABLE DATA; Schema: public; Owner: -
--

COPY public.requests_app_completionitemevent (pgh_id, pgh_created_at, pgh_label, pgh_context, pgh_context_id, id, iban, noted_at, document_id, iban_owner_id, noted_by_id, pgh_obj_id, type_id, support_request_id) FROM stdin;
1	2026-11-26 03:04:13.33422+00	insert	{"user": 3}	902e6898-67c5-4b36-9b9f-f5375a07fb3a	1	SA3380207953804724023835	2026-11-02 06:05:00.141435+00	31	2	3	1	8	5
2	2026-11-26 03:04:13.33422+00	insert	{"user": 2}	a61d3684-7b88-4978-937e-303fcb6e9fa0	2	SA1580967375716959779478	2026-11-02 07:05:00.173343+00	32	17	2	2	8	2
3	2026-11-26 03:04:13.33422+00	insert	{"user": 1}	82f4d393-744a-41f9-9a34-730c046ff326	3	SA1680977843438251206252	2026-11-02 07:05:00.487493+00	33	1	1	3	8	1
4	2026-11-26 03:04:13.33422+00	insert	{"user": 3}	9d9f6f8b-8de3-4cc5-b394-e658ae5880a2	4	SA9880124596922666516425	2026-11-02 10:05:00.378336+00	34	12	3	4	8	4
\.


--
-- Data for Name: requests_app_decision; Type: TABLE DATA; Schema: public; Owner: -
--

COPY public.requests_app_decision (id, outcome, amount, months, items, reasons, words, decided_on, recorded_at, is_late_entry, yes, no, abstained, by_id, item_id, letter_id, support_request_id) FROM stdin;
1	accepted	9500.00	3	{}	{need-shown}	بيّنت الدراسة حاجة الأسرة إلى هذا الدعم.	2026-10-29	2026-10-29 11:05:01.556016+00	f	3	0	0	9	1	2	1
2	accepted	659.25	1	{}	{need-shown}	بيّنت الدراسة حاجة الأسرة إلى هذا الدعم.	2026-10-29	2026-10-29 11:05:02.417876+00	f	3	0	0	9	2	3	2
3	accepted	1027.50	1	{}	{need-shown}	بيّنت الدراسة حاجة الأسرة إلى هذا الدعم.	2026-10-29	2026-10-29 11:05:03.202911+00	f	3	0	0	9	3	4	4
4	accepted	619.75	1	{}	{need-shown}	بيّنت الدراسة حاجة الأسرة إلى هذا الدعم.	2026-10-29	2026-10-29 11:05:03.966878+00	f	3	0	0	9	4	5	5
5	rejected	\N	1	{}	{income}	دخل الأسرة يكفي هذه النفقة وفق دليل الدعم، ويسعدنا النظر في طلب آخر إن تغيّر.	2026-11-12	2026-11-12 11:05:01.637665+00	f	0	3	0	9	5	9	6
\.


--
-- Data for Name: requests_app_declaration; Type: TABLE DATA; Schema: public; Owner: -
--

COPY public.requests_app_declaration (id, data, digest, text, method, drawing, witnesses, read_by, address, at, signer_id, taken_by_id, signing_code_id, support_request_id) FROM stdin;
1	{"amount": "9500", "papers": ["family-register", "income", "national-id", "rent-contract"], "person": {"name": "منيرة سعد صالح الدوسري", "mobile": "+966550123456", "born_on": "1959-05-05", "identity_kind": "citizen", "identity_number": "1000000370"}, "answers": {"story": "توقف عمل زوجي منذ شعبان، والمؤجر يطلب المتأخر.", "amount": "9500", "landlord": "علي الرشيدي", "yearly-rent": "28500", "contract-end": "2027-11-13", "months-behind": 2}, "household": {"city": "الرياض", "size": 2, "housing": "shared", "district": "النسيم", "monthly_income": "2150", "register_number": ""}, "programme": "rent"}	f3c19abdf8b930afa1550f46c770fb09d1ab75d1641db4537ffb0f87340ce929	أقرّ أنا منيرة سعد صالح الدوسري بأن البيانات التي أعطيتُها في هذا الطلب صحيحة، وأنني المسؤولة عنها مباشرة.\nإن تغيّر شيء منها أخبرتُ الجمعية به.\nعرفتُ أن الطلب يُرفع إلى لجنة البحث لدراسته.\n\nالاسم: منيرة سعد صالح الدوسري\nنوع الهوية: هوية وطنية\nرقم الهوية: 1000 000 370\nالميلاد: 5 مايو 1959\nالجوال: 055 012 3456\nالمدينة أو القرية: الرياض\nالحي: النسيم\nالسكن: مع أقارب\nالدخل الشهري: 2,150 ريالًا\nكم يعيشون على هذا الدخل: 2\nكم المبلغ المطلوب؟: 9,500 ريال\nكم الإيجار السنوي في العقد؟: 28,500 ريال\nما اسم المؤجّر كما في العقد؟: علي الرشيدي\nمتى ينتهي عقد الإيجار؟: 13 نوفمبر 2027\nكم شهرًا تأخّر سداده؟: 2\nحدّثنا عن سكنك وما الذي تغيّر: توقف عمل زوجي منذ شعبان، والمؤجر يطلب المتأخر.\nالمستندات المعروضة أو التي ستُحضر: سجل الأسرة، تعريف بالدخل، الهوية الوطنية أو الإقامة، عقد الإيجار	drawn	M30 60L90 110L150 50L210 120L280 80L340 90			\N	2026-09-17 07:05:00.659301+00	1	1	\N	1
2	{"amount": "659.25", "papers": ["income", "national-id", "utility-bill"], "person": {"name": "سلطان مشعل سالم العمري", "mobile": "+966550000016", "born_on": "1966-07-06", "identity_kind": "citizen", "identity_number": "1000006294"}, "answers": {"amount": "659.25", "due-on": "2026-12-11", "supply": "warned", "account-number": "30022595671"}, "household": {"city": "عرعر", "size": 9, "housing": "rent", "district": "المساعدية", "monthly_income": "2350", "register_number": ""}, "programme": "electricity"}	06719b47e8972eac0078bab1a039e5af9543249bfb084a9d0633b6723d7859f9	أقرّ أنا سلطان مشعل سالم العمري بأن البيانات التي أعطيتُها في هذا الطلب صحيحة، وأنني المسؤول عنها مباشرة.\nإن تغيّر شيء منها أخبرتُ الجمعية به.\nعرفتُ أن الطلب يُرفع إلى لجنة البحث لدراسته.\n\nالاسم: سلطان مشعل سالم العمري\nنوع الهوية: هوية وطنية\nرقم الهوية: 1000 006 294\nالميلاد: 6 يوليو 1966\nالجوال: 055 000 0016\nالمدينة أو القرية: عرعر\nالحي: المساعدية\nالسكن: إيجار\nالدخل الشهري: 2,350 ريالًا\nكم يعيشون على هذا الدخل: 9\nكم مبلغ الفاتورة؟: 659.25 ريال\nما رقم حساب الكهرباء؟: 30022595671\nما آخر يوم للسداد؟: 11 ديسمبر 2026\nهل الكهرباء موصولة الآن؟: وصل إنذار بالفصل\nالمستندات المعروضة أو التي ستُحضر: تعريف بالدخل، الهوية الوطنية أو الإقامة، فاتورة خدمة	drawn	M30 60L90 110L150 50L210 120L280 80L340 90			\N	2026-09-23 07:05:00.446968+00	17	2	\N	2
3	{"amount": "3250", "papers": ["family-register", "income", "national-id", "rent-contract"], "person": {"name": "دلال عمر بندر باعشن", "mobile": "+966550000017", "born_on": "1970-07-08", "identity_kind": "citizen", "identity_number": "1000006666"}, "answers": {"story": "ارتفع الإيجار عند التجديد ولم أستطع سداد الدفعة.", "amount": "3250", "landlord": "ماجد الهذلي", "yearly-rent": "13000", "contract-end": "2027-05-12", "months-behind": 5}, "household": {"city": "عرعر", "size": 3, "housing": "rent", "district": "المساعدية", "monthly_income": "4850", "register_number": ""}, "programme": "rent"}	93c0e5b63d8d9ff35dd9837482034b04110a4991842153ac391b87704a2c75ad	أقرّ أنا دلال عمر بندر باعشن بأن البيانات التي أعطيتُها في هذا الطلب صحيحة، وأنني المسؤولة عنها مباشرة.\nإن تغيّر شيء منها أخبرتُ الجمعية به.\nعرفتُ أن الطلب يُرفع إلى لجنة البحث لدراسته.\n\nالاسم: دلال عمر بندر باعشن\nنوع الهوية: هوية وطنية\nرقم الهوية: 1000 006 666\nالميلاد: 8 يوليو 1970\nالجوال: 055 000 0017\nالمدينة أو القرية: عرعر\nالحي: المساعدية\nالسكن: إيجار\nالدخل الشهري: 4,850 ريالًا\nكم يعيشون على هذا الدخل: 3\nكم المبلغ المطلوب؟: 3,250 ريالًا\nكم الإيجار السنوي في العقد؟: 13,000 ريال\nما اسم المؤجّر كما في العقد؟: ماجد الهذلي\nمتى ينتهي عقد الإيجار؟: 12 مايو 2027\nكم شهرًا تأخّر سداده؟: 5\nحدّثنا عن سكنك وما الذي تغيّر: ارتفع الإيجار عند التجديد ولم أستطع سداد الدفعة.\nالمستندات المعروضة أو التي ستُحضر: سجل الأسرة، تعريف بالدخل، الهوية الوطنية أو الإقامة، عقد الإيجار	drawn	M30 60L90 110L150 50L210 120L280 80L340 90			\N	2026-09-24 07:05:00.433395+00	18	2	\N	3
4	{"amount": "1027.5", "papers": ["income", "national-id", "utility-bill"], "person": {"name": "نورة سلطان سلطان الهذلي", "mobile": "+966550000011", "born_on": "1981-06-05", "identity_kind": "citizen", "identity_number": "1000004448"}, "answers": {"amount": "1027.5", "due-on": "2026-12-05", "supply": "warned", "account-number": "30085287419"}, "household": {"city": "وادي الدواسر", "size": 2, "housing": "own", "district": "الخماسين", "monthly_income": "1850", "register_number": ""}, "programme": "electricity"}	86c59b915bebb18237c6dc28a4ca8bd68ed108ff789b8f3f61378deba4eea9d8	أقرّ أنا نورة سلطان سلطان الهذلي بأن البيانات التي أعطيتُها في هذا الطلب صحيحة، وأنني المسؤولة عنها مباشرة.\nإن تغيّر شيء منها أخبرتُ الجمعية به.\nعرفتُ أن الطلب يُرفع إلى لجنة البحث لدراسته.\n\nالاسم: نورة سلطان سلطان الهذلي\nنوع الهوية: هوية وطنية\nرقم الهوية: 1000 004 448\nالميلاد: 5 يونيو 1981\nالجوال: 055 000 0011\nالمدينة أو القرية: وادي الدواسر\nالحي: الخماسين\nالسكن: ملك\nالدخل الشهري: 1,850 ريالًا\nكم يعيشون على هذا الدخل: 2\nكم مبلغ الفاتورة؟: 1,027.50 ريال\nما رقم حساب الكهرباء؟: 30085287419\nما آخر يوم للسداد؟: 5 ديسمبر 2026\nهل الكهرباء موصولة الآن؟: وصل إنذار بالفصل\nالمستندات المعروضة أو التي ستُحضر: تعريف بالدخل، الهوية الوطنية أو الإقامة، فاتورة خدمة	drawn	M30 60L90 110L150 50L210 120L280 80L340 90			\N	2026-10-06 10:05:00.440755+00	12	3	\N	4
5	{"amount": "619.75", "papers": ["income", "national-id", "utility-bill"], "person": {"name": "عبير عبدالرحمن مشعل العتيبي", "mobile": "+966550000001", "born_on": "1993-03-28", "identity_kind": "citizen", "identity_number": "1000000743"}, "answers": {"amount": "619.75", "due-on": "2026-12-02", "supply": "cut", "account-number": "30050069710"}, "household": {"city": "وادي الدواسر", "size": 7, "housing": "rent", "district": "الخماسين", "monthly_income": "1700", "register_number": ""}, "programme": "electricity"}	096130f6480b7814d0a31340288059856d6cc184b3754bc0e8126e3f97c5368b	أقرّ أنا عبير عبدالرحمن مشعل العتيبي بأن البيانات التي أعطيتُها في هذا الطلب صحيحة، وأنني المسؤولة عنها مباشرة.\nإن تغيّر شيء منها أخبرتُ الجمعية به.\nعرفتُ أن الطلب يُرفع إلى لجنة البحث لدراسته.\n\nالاسم: عبير عبدالرحمن مشعل العتيبي\nنوع الهوية: هوية وطنية\nرقم الهوية: 1000 000 743\nالميلاد: 28 مارس 1993\nالجوال: 055 000 0001\nالمدينة أو القرية: وادي الدواسر\nالحي: الخماسين\nالسكن: إيجار\nالدخل الشهري: 1,700 ريال\nكم يعيشون على هذا الدخل: 7\nكم مبلغ الفاتورة؟: 619.75 ريال\nما رقم حساب الكهرباء؟: 30050069710\nما آخر يوم للسداد؟: 2 ديسمبر 2026\nهل الكهرباء موصولة الآن؟: مفصولة\nالمستندات المعروضة أو التي ستُحضر: تعريف بالدخل، الهوية الوطنية أو الإقامة، فاتورة خدمة	drawn	M15 100L70 70L130 110L200 40L260 95			\N	2026-10-07 06:05:00.488068+00	2	3	\N	5
6	{"amount": "14500", "papers": ["family-register", "income", "national-id", "rent-contract"], "person": {"name": "أسماء عوض زياد القرني", "mobile": "+966550000004", "born_on": "1996-03-23", "identity_kind": "citizen", "identity_number": "1000001857"}, "answers": {"story": "أعول أبنائي وحدي، ودخلي لا يكفي الإيجار هذا العام.", "amount": "14500", "landlord": "مبارك الخثعمي", "yearly-rent": "29000", "contract-end": "2027-04-28", "months-behind": 4}, "household": {"city": "وادي الدواسر", "size": 4, "housing": "shared", "district": "النويعمة", "monthly_income": "3750", "register_number": ""}, "programme": "rent"}	a045f2be20839bf5e5e75c1cec360559e37706b0aff84f4ac0482d839cfba8f5	أقرّ أنا أسماء عوض زياد القرني بأن البيانات التي أعطيتُها في هذا الطلب صحيحة، وأنني المسؤولة عنها مباشرة.\nإن تغيّر شيء منها أخبرتُ الجمعية به.\nعرفتُ أن الطلب يُرفع إلى لجنة البحث لدراسته.\n\nالاسم: أسماء عوض زياد القرني\nنوع الهوية: هوية وطنية\nرقم الهوية: 1000 001 857\nالميلاد: 23 مارس 1996\nالجوال: 055 000 0004\nالمدينة أو القرية: وادي الدواسر\nالحي: النويعمة\nالسكن: مع أقارب\nالدخل الشهري: 3,750 ريالًا\nكم يعيشون على هذا الدخل: 4\nكم المبلغ المطلوب؟: 14,500 ريال\nكم الإيجار السنوي في العقد؟: 29,000 ريال\nما اسم المؤجّر كما في العقد؟: مبارك الخثعمي\nمتى ينتهي عقد الإيجار؟: 28 أبريل 2027\nكم شهرًا تأخّر سداده؟: 4\nحدّثنا عن سكنك وما الذي تغيّر: أعول أبنائي وحدي، ودخلي لا يكفي الإيجار هذا العام.\nالمستندات المعروضة أو التي ستُحضر: سجل الأسرة، تعريف بالدخل، الهوية الوطنية أو الإقامة، عقد الإيجار	drawn	M20 90L60 40L100 120L160 60L220 100L300 70			\N	2026-10-18 06:05:00.432311+00	5	3	\N	6
7	{"amount": "9250", "papers": ["family-register", "income", "national-id", "rent-contract"], "person": {"name": "زهرة هاني أنس باعشن", "mobile": "+966550000009", "born_on": "1996-12-14", "identity_kind": "citizen", "identity_number": "1000003705"}, "answers": {"story": "توقف عمل زوجي منذ شعبان، والمؤجر يطلب المتأخر.", "amount": "9250", "landlord": "ناصر المطيري", "yearly-rent": "18500", "contract-end": "2027-12-21", "months-behind": 2}, "household": {"city": "الرياض", "size": 4, "housing": "rent", "district": "العريجاء", "monthly_income": "2300", "register_number": ""}, "programme": "rent"}	a4973fc4ad401b0394625bb4a9a2649f503dc3cf87026286e736d887e88b9553	أقرّ أنا زهرة هاني أنس باعشن بأن البيانات التي أعطيتُها في هذا الطلب صحيحة، وأنني المسؤولة عنها مباشرة.\nإن تغيّر شيء منها أخبرتُ الجمعية به.\nعرفتُ أن الطلب يُرفع إلى لجنة البحث لدراسته.\n\nالاسم: زهرة هاني أنس باعشن\nنوع الهوية: هوية وطنية\nرقم الهوية: 1000 003 705\nالميلاد: 14 ديسمبر 1996\nالجوال: 055 000 0009\nالمدينة أو القرية: الرياض\nالحي: العريجاء\nالسكن: إيجار\nالدخل الشهري: 2,300 ريال\nكم يعيشون على هذا الدخل: 4\nكم المبلغ المطلوب؟: 9,250 ريالًا\nكم الإيجار السنوي في العقد؟: 18,500 ريال\nما اسم المؤجّر كما في العقد؟: ناصر المطيري\nمتى ينتهي عقد الإيجار؟: 21 ديسمبر 2027\nكم شهرًا تأخّر سداده؟: 2\nحدّثنا عن سكنك وما الذي تغيّر: توقف عمل زوجي منذ شعبان، والمؤجر يطلب المتأخر.\nالمستندات المعروضة أو التي ستُحضر: سجل الأسرة، تعريف بالدخل، الهوية الوطنية أو الإقامة، عقد الإيجار	drawn	M20 90L60 40L100 120L160 60L220 100L300 70			\N	2026-11-03 05:05:00.467058+00	10	1	\N	8
8	{"amount": "7375", "papers": ["family-register", "income", "national-id", "rent-contract"], "person": {"name": "سلطان مشعل سالم العمري", "mobile": "+966550000016", "born_on": "1966-07-06", "identity_kind": "citizen", "identity_number": "1000006294"}, "answers": {"story": "توقف عمل زوجي منذ شعبان، والمؤجر يطلب المتأخر.", "amount": "7375", "landlord": "أنس الرويلي", "yearly-rent": "29500", "contract-end": "2027-11-29", "months-behind": 5}, "household": {"city": "عرعر", "size": 9, "housing": "rent", "district": "المساعدية", "monthly_income": "2350", "register_number": ""}, "programme": "rent"}	bbb4f5db52ef1ad31d29e6cf062631e225a8552af4495db7db11b1e943c030ab	أقرّ أنا سلطان مشعل سالم العمري بأن البيانات التي أعطيتُها في هذا الطلب صحيحة، وأنني المسؤول عنها مباشرة.\nإن تغيّر شيء منها أخبرتُ الجمعية به.\nعرفتُ أن الطلب يُرفع إلى لجنة البحث لدراسته.\n\nالاسم: سلطان مشعل سالم العمري\nنوع الهوية: هوية وطنية\nرقم الهوية: 1000 006 294\nالميلاد: 6 يوليو 1966\nالجوال: 055 000 0016\nالمدينة أو القرية: عرعر\nالحي: المساعدية\nالسكن: إيجار\nالدخل الشهري: 2,350 ريالًا\nكم يعيشون على هذا الدخل: 9\nكم المبلغ المطلوب؟: 7,375 ريالًا\nكم الإيجار السنوي في العقد؟: 29,500 ريال\nما اسم المؤجّر كما في العقد؟: أنس الرويلي\nمتى ينتهي عقد الإيجار؟: 29 نوفمبر 2027\nكم شهرًا تأخّر سداده؟: 5\nحدّثنا عن سكنك وما الذي تغيّر: توقف عمل زوجي منذ شعبان، والمؤجر يطلب المتأخر.\nالمستندات المعروضة أو التي ستُحضر: سجل الأسرة، تعريف بالدخل، الهوية الوطنية أو الإقامة، عقد الإيجار	drawn	M15 100L70 70L130 110L200 40L260 95			\N	2026-11-08 10:05:00.637073+00	17	2	\N	9
9	{"amount": "9833", "papers": ["family-register", "income", "national-id", "rent-contract"], "person": {"name": "عبير عبدالرحمن مشعل العتيبي", "mobile": "+966550000001", "born_on": "1993-03-28", "identity_kind": "citizen", "identity_number": "1000000743"}, "answers": {"story": "مرض والدي وصار علاجه يأخذ أكثر الراتب.", "amount": "9833", "landlord": "أحمد العتيبي", "yearly-rent": "29500", "contract-end": "2027-03-18", "months-behind": 6}, "household": {"city": "وادي الدواسر", "size": 7, "housing": "rent", "district": "الخماسين", "monthly_income": "1700", "register_number": ""}, "programme": "rent"}	5e9e8285c79eb2b2b5b59edad048cd6fec2e073e0a8734745b7f065eda63becf	أقرّ أنا عبير عبدالرحمن مشعل العتيبي بأن البيانات التي أعطيتُها في هذا الطلب صحيحة، وأنني المسؤولة عنها مباشرة.\nإن تغيّر شيء منها أخبرتُ الجمعية به.\nعرفتُ أن الطلب يُرفع إلى لجنة البحث لدراسته.\n\nالاسم: عبير عبدالرحمن مشعل العتيبي\nنوع الهوية: هوية وطنية\nرقم الهوية: 1000 000 743\nالميلاد: 28 مارس 1993\nالجوال: 055 000 0001\nالمدينة أو القرية: وادي الدواسر\nالحي: الخماسين\nالسكن: إيجار\nالدخل الشهري: 1,700 ريال\nكم يعيشون على هذا الدخل: 7\nكم المبلغ المطلوب؟: 9,833 ريالًا\nكم الإيجار السنوي في العقد؟: 29,500 ريال\nما اسم المؤجّر كما في العقد؟: أحمد العتيبي\nمتى ينتهي عقد الإيجار؟: 18 مارس 2027\nكم شهرًا تأخّر سداده؟: 6\nحدّثنا عن سكنك وما الذي تغيّر: مرض والدي وصار علاجه يأخذ أكثر الراتب.\nالمستندات المعروضة أو التي ستُحضر: سجل الأسرة، تعريف بالدخل، الهوية الوطنية أو الإقامة، عقد الإيجار	drawn	M20 90L60 40L100 120L160 60L220 100L300 70			\N	2026-11-10 06:05:00.432597+00	2	3	\N	10
10	{"amount": "596.5", "papers": ["income", "national-id", "utility-bill"], "person": {"name": "منيرة سعد صالح الدوسري", "mobile": "+966550123456", "born_on": "1959-05-05", "identity_kind": "citizen", "identity_number": "1000000370"}, "answers": {"amount": "596.5", "due-on": "2026-12-18", "supply": "warned", "account-number": "30062600118"}, "household": {"city": "الرياض", "size": 2, "housing": "shared", "district": "النسيم", "monthly_income": "2150", "register_number": ""}, "programme": "electricity"}	cd288b90346d89a84ca5f0fec6136ca40a8d15e6ce95721f24afe22cda6cc825	أقرّ أنا منيرة سعد صالح الدوسري بأن البيانات التي أعطيتُها في هذا الطلب صحيحة، وأنني المسؤولة عنها مباشرة.\nإن تغيّر شيء منها أخبرتُ الجمعية به.\nعرفتُ أن الطلب يُرفع إلى لجنة البحث لدراسته.\n\nالاسم: منيرة سعد صالح الدوسري\nنوع الهوية: هوية وطنية\nرقم الهوية: 1000 000 370\nالميلاد: 5 مايو 1959\nالجوال: 055 012 3456\nالمدينة أو القرية: الرياض\nالحي: النسيم\nالسكن: مع أقارب\nالدخل الشهري: 2,150 ريالًا\nكم يعيشون على هذا الدخل: 2\nكم مبلغ الفاتورة؟: 596.50 ريال\nما رقم حساب الكهرباء؟: 30062600118\nما آخر يوم للسداد؟: 18 ديسمبر 2026\nهل الكهرباء موصولة الآن؟: وصل إنذار بالفصل\nالمستندات المعروضة أو التي ستُحضر: تعريف بالدخل، الهوية الوطنية أو الإقامة، فاتورة خدمة	drawn	M15 100L70 70L130 110L200 40L260 95			\N	2026-11-15 08:05:00.515415+00	1	1	\N	11
11	{"amount": "3625", "papers": ["family-register", "income", "national-id", "rent-contract"], "person": {"name": "نورة سلطان سلطان الهذلي", "mobile": "+966550000011", "born_on": "1981-06-05", "identity_kind": "citizen", "identity_number": "1000004448"}, "answers": {"story": "مرض والدي وصار علاجه يأخذ أكثر الراتب.", "amount": "3625", "landlord": "مشعل القحطاني", "yearly-rent": "14500", "contract-end": "2027-07-27", "months-behind": 4}, "household": {"city": "وادي الدواسر", "size": 2, "housing": "own", "district": "الخماسين", "monthly_income": "1850", "register_number": ""}, "programme": "rent"}	9dffb9cec0eeb91b6eeb6de73e190edfc7019bf300f0311c2ab4ad9d764e83ce	أقرّ أنا نورة سلطان سلطان الهذلي بأن البيانات التي أعطيتُها في هذا الطلب صحيحة، وأنني المسؤولة عنها مباشرة.\nإن تغيّر شيء منها أخبرتُ الجمعية به.\nعرفتُ أن الطلب يُرفع إلى لجنة البحث لدراسته.\n\nالاسم: نورة سلطان سلطان الهذلي\nنوع الهوية: هوية وطنية\nرقم الهوية: 1000 004 448\nالميلاد: 5 يونيو 1981\nالجوال: 055 000 0011\nالمدينة أو القرية: وادي الدواسر\nالحي: الخماسين\nالسكن: ملك\nالدخل الشهري: 1,850 ريالًا\nكم يعيشون على هذا الدخل: 2\nكم المبلغ المطلوب؟: 3,625 ريالًا\nكم الإيجار السنوي في العقد؟: 14,500 ريال\nما اسم المؤجّر كما في العقد؟: مشعل القحطاني\nمتى ينتهي عقد الإيجار؟: 27 يوليو 2027\nكم شهرًا تأخّر سداده؟: 4\nحدّثنا عن سكنك وما الذي تغيّر: مرض والدي وصار علاجه يأخذ أكثر الراتب.\nالمستندات المعروضة أو التي ستُحضر: سجل الأسرة، تعريف بالدخل، الهوية الوطنية أو الإقامة، عقد الإيجار	drawn	M15 100L70 70L130 110L200 40L260 95			\N	2026-11-22 07:05:00.719563+00	12	3	\N	12
12	{"amount": "894.75", "papers": ["income", "national-id", "utility-bill"], "person": {"name": "زهرة هاني أنس باعشن", "mobile": "+966550000009", "born_on": "1996-12-14", "identity_kind": "citizen", "identity_number": "1000003705"}, "answers": {"amount": "894.75", "due-on": "2026-12-10", "supply": "cut", "account-number": "30022088260"}, "household": {"city": "الرياض", "size": 4, "housing": "rent", "district": "العريجاء", "monthly_income": "2300", "register_number": ""}, "programme": "electricity"}	6ae8ff5bad4cacc241a52141596523ad652789551ccceba4e9556583d9e8e8d7	أقرّ أنا زهرة هاني أنس باعشن بأن البيانات التي أعطيتُها في هذا الطلب صحيحة، وأنني المسؤولة عنها مباشرة.\nإن تغيّر شيء منها أخبرتُ الجمعية به.\nعرفتُ أن الطلب يُرفع إلى لجنة البحث لدراسته.\n\nالاسم: زهرة هاني أنس باعشن\nنوع الهوية: هوية وطنية\nرقم الهوية: 1000 003 705\nالميلاد: 14 ديسمبر 1996\nالجوال: 055 000 0009\nالمدينة أو القرية: الرياض\nالحي: العريجاء\nالسكن: إيجار\nالدخل الشهري: 2,300 ريال\nكم يعيشون على هذا الدخل: 4\nكم مبلغ الفاتورة؟: 894.75 ريال\nما رقم حساب الكهرباء؟: 30022088260\nما آخر يوم للسداد؟: 10 ديسمبر 2026\nهل الكهرباء موصولة الآن؟: مفصولة\nالمستندات المعروضة أو التي ستُحضر: تعريف بالدخل، الهوية الوطنية أو الإقامة، فاتورة خدمة	drawn	M15 100L70 70L130 110L200 40L260 95			\N	2026-11-22 07:05:01.625489+00	10	1	\N	13
13	{"amount": "789.5", "papers": ["income", "national-id", "utility-bill"], "person": {"name": "مشعل سالم يوسف المطيري", "mobile": "+966550000013", "born_on": "1981-09-26", "identity_kind": "citizen", "identity_number": "1000005189"}, "answers": {"amount": "789.5", "due-on": "2026-12-03", "supply": "cut", "account-number": "30053918765"}, "household": {"city": "وادي الدواسر", "size": 9, "housing": "rent", "district": "الخماسين", "monthly_income": "2850", "register_number": ""}, "programme": "electricity"}	35d8cba941b1485485c388d8794d4399e7870bb05345cf05e1814d090ef8b022	أقرّ أنا مشعل سالم يوسف المطيري بأن البيانات التي أعطيتُها في هذا الطلب صحيحة، وأنني المسؤول عنها مباشرة.\nإن تغيّر شيء منها أخبرتُ الجمعية به.\nعرفتُ أن الطلب يُرفع إلى لجنة البحث لدراسته.\n\nالاسم: مشعل سالم يوسف المطيري\nنوع الهوية: هوية وطنية\nرقم الهوية: 1000 005 189\nالميلاد: 26 سبتمبر 1981\nالجوال: 055 000 0013\nالمدينة أو القرية: وادي الدواسر\nالحي: الخماسين\nالسكن: إيجار\nالدخل الشهري: 2,850 ريالًا\nكم يعيشون على هذا الدخل: 9\nكم مبلغ الفاتورة؟: 789.50 ريال\nما رقم حساب الكهرباء؟: 30053918765\nما آخر يوم للسداد؟: 3 ديسمبر 2026\nهل الكهرباء موصولة الآن؟: مفصولة\nالمستندات المعروضة أو التي ستُحضر: تعريف بالدخل، الهوية الوطنية أو الإقامة، فاتورة خدمة	drawn	M20 90L60 40L100 120L160 60L220 100L300 70			\N	2026-11-22 09:05:00.422385+00	14	3	\N	14
\.


--
-- Data for Name: requests_app_delivery; Type: TABLE DATA; Schema: public; Owner: -
--

COPY public.requests_app_delivery (id, number, amount, kind, proof, payee_name, payee_account, bank_reference, received_by, delegate_name, delegate_identity, delegate_paper, drawing, witnesses, read_by, reason, at, day, key, delivered_by_id, line_id, receiver_id, reverses_id, code_id) FROM stdin;
1	1448-D-00001	659.25	payee	bank	شركة الكهرباء	30022595671	TRF964738139									2026-11-03 07:05:00.162443+00	2026-11-03	4ddaaf21-58a8-4cdc-8450-9afbff058f90	10	2	\N	\N	\N
2	1448-D-00002	3166.66	payee	bank	علي الرشيدي	SA4680519756233975257282	TRF421231675									2026-11-03 07:05:00.537991+00	2026-11-03	cec2f20b-272f-4bf0-a342-3eb3c098433d	10	3	\N	\N	\N
\.


--
-- Data for Name: requests_app_documentrule; Type: TABLE DATA; Schema: public; Owner: -
--

COPY public.requests_app_documentrule (id, stage, is_required, "order", type_id, programme_id) FROM stdin;
1	submission	t	1	1	1
2	submission	t	2	2	1
3	submission	t	3	6	1
4	submission	t	4	3	1
5	completion	t	5	8	1
6	submission	t	1	1	2
7	submission	t	2	7	2
8	submission	t	3	3	2
9	completion	f	4	8	2
\.


--
-- Data for Name: requests_app_entry; Type: TABLE DATA; Schema: public; Owner: -
--

COPY public.requests_app_entry (id, at, verb, source, target, reason, details, by_id, support_request_id) FROM stdin;
1	2026-09-17 07:05:00.143995+00	begin		draft		{}	1	1
2	2026-09-17 07:05:00.712004+00	sign	draft	draft		{"digest": "f3c19abdf8b930afa1550f46c770fb09d1ab75d1641db4537ffb0f87340ce929", "method": "drawn"}	1	1
3	2026-09-17 07:05:01.272006+00	submit	draft	submitted		{}	1	1
4	2026-09-20 07:05:00.097967+00	check_line	submitted	submitted		{"lines": [{"type": "national-id", "paper": "الهوية الوطنية أو الإقامة", "problem": ""}, {"type": "family-register", "paper": "سجل الأسرة", "problem": ""}, {"type": "rent-contract", "paper": "عقد الإيجار", "problem": ""}, {"type": "income", "paper": "تعريف بالدخل", "problem": ""}]}	1	1
5	2026-09-20 07:05:00.241706+00	attest	submitted	submitted		{}	1	1
6	2026-09-20 07:05:00.325345+00	give_notice	submitted	submitted		{"channel": "desk"}	1	1
7	2026-09-20 07:05:00.515645+00	verify	submitted	verified		{}	1	1
8	2026-09-21 07:05:00.229236+00	raise_to_committee	verified	raised		{"floor_on": "2026-10-05"}	1	1
9	2026-09-23 07:05:00.05965+00	begin		draft		{}	2	2
10	2026-09-23 07:05:00.471856+00	sign	draft	draft		{"digest": "06719b47e8972eac0078bab1a039e5af9543249bfb084a9d0633b6723d7859f9", "method": "drawn"}	2	2
11	2026-09-23 07:05:00.805727+00	submit	draft	submitted		{}	2	2
12	2026-09-24 07:05:00.050469+00	begin		draft		{}	2	3
13	2026-09-24 07:05:00.459271+00	sign	draft	draft		{"digest": "93c0e5b63d8d9ff35dd9837482034b04110a4991842153ac391b87704a2c75ad", "method": "drawn"}	2	3
14	2026-09-24 07:05:00.796162+00	submit	draft	submitted		{}	2	3
15	2026-09-27 07:05:00.19056+00	check_line	submitted	submitted		{"lines": [{"type": "national-id", "paper": "الهوية الوطنية أو الإقامة", "problem": ""}, {"type": "utility-bill", "paper": "فاتورة خدمة", "problem": ""}, {"type": "income", "paper": "تعريف بالدخل", "problem": ""}]}	2	2
16	2026-09-27 07:05:00.442287+00	attest	submitted	submitted		{}	2	2
17	2026-09-27 07:05:00.559274+00	give_notice	submitted	submitted		{"channel": "desk"}	2	2
18	2026-09-27 07:05:00.803727+00	verify	submitted	verified		{}	2	2
19	2026-09-27 07:05:01.035315+00	return_for_completion	submitted	returned	تعريف بالدخل: انتهت صلاحية هذا المستند قبل يوم التقديم.	{"note": "", "items": [{"type": "income", "paper": "تعريف بالدخل", "words": "انتهت صلاحية هذا المستند قبل يوم التقديم.", "reason": "expired", "document": 24}], "until": "2026-10-11"}	2	3
20	2026-09-28 07:05:00.357431+00	raise_to_committee	verified	raised		{"floor_on": "2026-10-12"}	2	2
21	2026-10-04 07:05:00.124066+00	remind	returned	returned		{"ways": ["sms"], "attempt": 1}	\N	3
22	2026-10-06 10:05:00.067251+00	begin		draft		{}	3	4
23	2026-10-06 10:05:00.471891+00	sign	draft	draft		{"digest": "86c59b915bebb18237c6dc28a4ca8bd68ed108ff789b8f3f61378deba4eea9d8", "method": "drawn"}	3	4
24	2026-10-06 10:05:00.789769+00	submit	draft	submitted		{}	3	4
25	2026-10-07 06:05:00.060596+00	begin		draft		{}	3	5
26	2026-10-07 06:05:00.508822+00	sign	draft	draft		{"digest": "096130f6480b7814d0a31340288059856d6cc184b3754bc0e8126e3f97c5368b", "method": "drawn"}	3	5
27	2026-10-07 06:05:00.909245+00	submit	draft	submitted		{}	3	5
28	2026-10-07 10:05:00.159376+00	check_line	submitted	submitted		{"lines": [{"type": "national-id", "paper": "الهوية الوطنية أو الإقامة", "problem": ""}, {"type": "utility-bill", "paper": "فاتورة خدمة", "problem": ""}, {"type": "income", "paper": "تعريف بالدخل", "problem": ""}]}	3	4
29	2026-10-07 10:05:00.325033+00	attest	submitted	submitted		{}	3	4
30	2026-10-07 10:05:00.423548+00	give_notice	submitted	submitted		{"channel": "desk"}	3	4
31	2026-10-07 10:05:00.596373+00	verify	submitted	verified		{}	3	4
32	2026-10-08 10:05:00.240074+00	raise_to_committee	verified	raised		{"floor_on": "2026-10-22"}	3	4
33	2026-10-11 06:05:00.145186+00	check_line	submitted	submitted		{"lines": [{"type": "national-id", "paper": "الهوية الوطنية أو الإقامة", "problem": ""}, {"type": "utility-bill", "paper": "فاتورة خدمة", "problem": ""}, {"type": "income", "paper": "تعريف بالدخل", "problem": ""}]}	3	5
34	2026-10-11 06:05:00.281317+00	attest	submitted	submitted		{}	3	5
35	2026-10-11 06:05:00.343409+00	give_notice	submitted	submitted		{"channel": "desk"}	3	5
36	2026-10-11 06:05:00.506485+00	verify	submitted	verified		{}	3	5
37	2026-10-11 07:05:00.109357+00	remind	returned	returned		{"ways": ["sms"], "attempt": 2}	\N	3
38	2026-10-13 06:05:00.256037+00	raise_to_committee	verified	raised		{"floor_on": "2026-10-27"}	3	5
39	2026-10-18 06:05:00.065762+00	begin		draft		{}	3	6
40	2026-10-18 06:05:00.471891+00	sign	draft	draft		{"digest": "a045f2be20839bf5e5e75c1cec360559e37706b0aff84f4ac0482d839cfba8f5", "method": "drawn"}	3	6
41	2026-10-18 06:05:00.984101+00	submit	draft	submitted		{}	3	6
42	2026-10-18 07:05:00.208085+00	lapse	returned	lapsed		{}	\N	3
43	2026-10-21 06:05:00.231522+00	check_line	submitted	submitted		{"lines": [{"type": "national-id", "paper": "الهوية الوطنية أو الإقامة", "problem": ""}, {"type": "family-register", "paper": "سجل الأسرة", "problem": ""}, {"type": "rent-contract", "paper": "عقد الإيجار", "problem": ""}, {"type": "income", "paper": "تعريف بالدخل", "problem": ""}]}	3	6
44	2026-10-21 06:05:00.497506+00	attest	submitted	submitted		{}	3	6
45	2026-10-21 06:05:00.690959+00	give_notice	submitted	submitted		{"channel": "desk"}	3	6
46	2026-10-21 06:05:01.054968+00	verify	submitted	verified		{}	3	6
47	2026-10-22 06:05:00.537827+00	raise_to_committee	verified	raised		{"floor_on": "2026-11-05"}	3	6
48	2026-10-29 09:05:00.164326+00	begin		draft		{}	3	7
49	2026-10-29 11:05:01.962966+00	accept	raised	accepted	بيّنت الدراسة حاجة الأسرة إلى هذا الدعم.	{"letter": "1448-L-00002", "outcome": "accepted", "decision": 1}	9	1
50	2026-10-29 11:05:02.602835+00	accept	raised	accepted	بيّنت الدراسة حاجة الأسرة إلى هذا الدعم.	{"letter": "1448-L-00003", "outcome": "accepted", "decision": 2}	9	2
103	2026-11-22 07:05:02.006742+00	submit	draft	submitted		{}	1	13
104	2026-11-22 09:05:00.047258+00	begin		draft		{}	3	14
51	2026-10-29 11:05:03.367971+00	accept	raised	accepted	بيّنت الدراسة حاجة الأسرة إلى هذا الدعم.	{"letter": "1448-L-00004", "outcome": "accepted", "decision": 3}	9	4
52	2026-10-29 11:05:04.207429+00	accept	raised	accepted	بيّنت الدراسة حاجة الأسرة إلى هذا الدعم.	{"letter": "1448-L-00005", "outcome": "accepted", "decision": 4}	9	5
53	2026-11-02 06:05:00.168253+00	complete_item	accepted	accepted		{"type": "iban-certificate", "document": 31}	3	5
54	2026-11-02 06:05:00.22864+00	name_payee	accepted	accepted		{"payee": "شركة الكهرباء"}	3	5
55	2026-11-02 06:05:00.350819+00	register	accepted	registered		{"lines": 1, "decision": 4}	3	5
56	2026-11-02 07:05:00.177093+00	complete_item	accepted	accepted		{"type": "iban-certificate", "document": 32}	2	2
57	2026-11-02 07:05:00.214737+00	name_payee	accepted	accepted		{"payee": "شركة الكهرباء"}	2	2
58	2026-11-02 07:05:00.342667+00	register	accepted	registered		{"lines": 1, "decision": 2}	2	2
59	2026-11-02 07:05:00.50644+00	complete_item	accepted	accepted		{"type": "iban-certificate", "document": 33}	1	1
60	2026-11-02 07:05:00.541983+00	name_payee	accepted	accepted		{"payee": "علي الرشيدي"}	1	1
61	2026-11-02 07:05:00.743057+00	register	accepted	registered		{"lines": 3, "decision": 1}	1	1
62	2026-11-02 10:05:00.395165+00	complete_item	accepted	accepted		{"type": "iban-certificate", "document": 34}	3	4
63	2026-11-02 10:05:00.449161+00	name_payee	accepted	accepted		{"payee": "شركة الكهرباء"}	3	4
64	2026-11-02 10:05:00.684954+00	register	accepted	registered		{"lines": 1, "decision": 3}	3	4
65	2026-11-03 05:05:00.082275+00	begin		draft		{}	1	8
66	2026-11-03 05:05:00.491341+00	sign	draft	draft		{"digest": "a4973fc4ad401b0394625bb4a9a2649f503dc3cf87026286e736d887e88b9553", "method": "drawn"}	1	8
67	2026-11-03 05:05:00.797339+00	submit	draft	submitted		{}	1	8
68	2026-11-03 06:05:00.075546+00	end	registered	ended	انتقلت الأسرة إلى سكن آخر.	{"code": "moved"}	3	5
69	2026-11-03 07:05:00.23427+00	deliver	registered	registered		{"amount": "659.25", "number": "1448-D-00001", "delivery": 1}	10	2
70	2026-11-03 07:05:00.320121+00	finish	registered	delivered		{}	10	2
71	2026-11-03 07:05:00.628659+00	deliver	registered	registered		{"amount": "3166.66", "number": "1448-D-00002", "delivery": 2}	10	1
72	2026-11-05 05:05:00.220414+00	check_line	submitted	submitted		{"lines": [{"type": "national-id", "paper": "الهوية الوطنية أو الإقامة", "problem": ""}, {"type": "family-register", "paper": "سجل الأسرة", "problem": ""}, {"type": "rent-contract", "paper": "عقد الإيجار", "problem": ""}, {"type": "income", "paper": "تعريف بالدخل", "problem": ""}]}	1	8
73	2026-11-05 05:05:00.600568+00	attest	submitted	submitted		{}	1	8
74	2026-11-05 05:05:00.718279+00	give_notice	submitted	submitted		{"channel": "desk"}	1	8
75	2026-11-05 05:05:00.976913+00	verify	submitted	verified		{}	1	8
76	2026-11-08 05:05:00.148549+00	withdraw	verified	withdrawn	تحسّنت الحال والحمد لله.	{}	1	8
77	2026-11-08 10:05:00.146323+00	begin		draft		{}	2	9
78	2026-11-08 10:05:00.654582+00	sign	draft	draft		{"digest": "bbb4f5db52ef1ad31d29e6cf062631e225a8552af4495db7db11b1e943c030ab", "method": "drawn"}	2	9
79	2026-11-08 10:05:01.105726+00	submit	draft	submitted		{}	2	9
80	2026-11-09 10:05:00.098192+00	cancel	submitted	cancelled	الطلب مكرّر، وطلبك الآخر مستمر.	{"code": "duplicate"}	2	9
81	2026-11-10 06:05:00.072609+00	begin		draft		{}	3	10
82	2026-11-10 06:05:00.461863+00	sign	draft	draft		{"digest": "5e9e8285c79eb2b2b5b59edad048cd6fec2e073e0a8734745b7f065eda63becf", "method": "drawn"}	3	10
83	2026-11-10 06:05:00.854103+00	submit	draft	submitted		{}	3	10
84	2026-11-12 06:05:00.174055+00	check_line	submitted	submitted		{"lines": [{"type": "national-id", "paper": "الهوية الوطنية أو الإقامة", "problem": ""}, {"type": "family-register", "paper": "سجل الأسرة", "problem": ""}, {"type": "rent-contract", "paper": "عقد الإيجار", "problem": ""}, {"type": "income", "paper": "تعريف بالدخل", "problem": ""}]}	3	10
85	2026-11-12 06:05:00.329309+00	attest	submitted	submitted		{}	3	10
86	2026-11-12 06:05:00.407287+00	give_notice	submitted	submitted		{"channel": "desk"}	3	10
87	2026-11-12 06:05:00.559272+00	verify	submitted	verified		{}	3	10
88	2026-11-12 11:05:01.990706+00	reject	raised	rejected	دخل الأسرة يكفي هذه النفقة وفق دليل الدعم، ويسعدنا النظر في طلب آخر إن تغيّر.	{"letter": "1448-L-00009", "outcome": "rejected", "decision": 5}	9	6
89	2026-11-15 06:05:00.581973+00	raise_to_committee	verified	raised		{"floor_on": "2026-11-29"}	3	10
90	2026-11-15 08:05:00.114265+00	begin		draft		{}	1	11
91	2026-11-15 08:05:00.539417+00	sign	draft	draft		{"digest": "cd288b90346d89a84ca5f0fec6136ca40a8d15e6ce95721f24afe22cda6cc825", "method": "drawn"}	1	11
92	2026-11-15 08:05:00.952838+00	submit	draft	submitted		{}	1	11
93	2026-11-17 08:05:00.259017+00	check_line	submitted	submitted		{"lines": [{"type": "national-id", "paper": "الهوية الوطنية أو الإقامة", "problem": ""}, {"type": "utility-bill", "paper": "فاتورة خدمة", "problem": ""}, {"type": "income", "paper": "تعريف بالدخل", "problem": ""}]}	1	11
94	2026-11-17 08:05:00.41218+00	attest	submitted	submitted		{}	1	11
95	2026-11-17 08:05:00.50011+00	give_notice	submitted	submitted		{"channel": "desk"}	1	11
96	2026-11-17 08:05:00.706395+00	verify	submitted	verified		{}	1	11
97	2026-11-19 08:05:00.289767+00	raise_to_committee	verified	raised		{"floor_on": "2026-12-03"}	1	11
98	2026-11-22 07:05:00.081081+00	begin		draft		{}	3	12
99	2026-11-22 07:05:00.761505+00	sign	draft	draft		{"digest": "9dffb9cec0eeb91b6eeb6de73e190edfc7019bf300f0311c2ab4ad9d764e83ce", "method": "drawn"}	3	12
100	2026-11-22 07:05:01.198768+00	submit	draft	submitted		{}	3	12
101	2026-11-22 07:05:01.242915+00	begin		draft		{}	1	13
102	2026-11-22 07:05:01.646777+00	sign	draft	draft		{"digest": "6ae8ff5bad4cacc241a52141596523ad652789551ccceba4e9556583d9e8e8d7", "method": "drawn"}	1	13
105	2026-11-22 09:05:00.451726+00	sign	draft	draft		{"digest": "35d8cba941b1485485c388d8794d4399e7870bb05345cf05e1814d090ef8b022", "method": "drawn"}	3	14
106	2026-11-22 09:05:00.767894+00	submit	draft	submitted		{}	3	14
107	2026-11-22 09:05:00.904692+00	check_line	submitted	submitted		{"lines": [{"type": "national-id", "paper": "الهوية الوطنية أو الإقامة", "problem": ""}, {"type": "utility-bill", "paper": "فاتورة خدمة", "problem": ""}, {"type": "income", "paper": "تعريف بالدخل", "problem": ""}]}	3	14
108	2026-11-23 07:05:00.212786+00	check_line	submitted	submitted		{"lines": [{"type": "national-id", "paper": "الهوية الوطنية أو الإقامة", "problem": ""}, {"type": "utility-bill", "paper": "فاتورة خدمة", "problem": ""}, {"type": "income", "paper": "تعريف بالدخل", "problem": ""}]}	1	13
109	2026-11-23 07:05:00.373073+00	attest	submitted	submitted		{}	1	13
110	2026-11-23 07:05:00.495539+00	give_notice	submitted	submitted		{"channel": "desk"}	1	13
111	2026-11-23 07:05:00.715681+00	verify	submitted	verified		{}	1	13
112	2026-11-24 07:05:00.484688+00	return_for_completion	submitted	returned	تعريف بالدخل: انتهت صلاحية هذا المستند قبل يوم التقديم.	{"note": "", "items": [{"type": "income", "paper": "تعريف بالدخل", "words": "انتهت صلاحية هذا المستند قبل يوم التقديم.", "reason": "expired", "document": 41}], "until": "2026-12-08"}	3	12
\.


--
-- Data for Name: requests_app_handovercode; Type: TABLE DATA; Schema: public; Owner: -
--

COPY public.requests_app_handovercode (id, amount, mobile, hashed, made_at, expires_at, tries_left, confirmed_at, line_id, made_by_id, receiver_id) FROM stdin;
\.


--
-- Data for Name: requests_app_itementry; Type: TABLE DATA; Schema: public; Owner: -
--

COPY public.requests_app_itementry (id, at, verb, source, target, reason, details, by_id, item_id) FROM stdin;
1	2026-10-29 11:05:00.99775+00	vote	listed	listed	د. سعد الزهراني: موافق	{"member": "د. سعد الزهراني"}	6	1
2	2026-10-29 11:05:01.146879+00	vote	listed	listed	نورة السبيعي: موافق	{"member": "نورة السبيعي"}	7	1
3	2026-10-29 11:05:01.258859+00	vote	listed	listed	ماجد الرويلي: موافق	{"member": "ماجد الرويلي"}	8	1
4	2026-10-29 11:05:01.976269+00	decide	listed	decided	بيّنت الدراسة حاجة الأسرة إلى هذا الدعم.	{"letter": "1448-L-00002", "outcome": "accepted"}	9	1
5	2026-10-29 11:05:02.067502+00	vote	listed	listed	د. سعد الزهراني: موافق	{"member": "د. سعد الزهراني"}	6	2
6	2026-10-29 11:05:02.180456+00	vote	listed	listed	نورة السبيعي: موافق	{"member": "نورة السبيعي"}	7	2
7	2026-10-29 11:05:02.264026+00	vote	listed	listed	ماجد الرويلي: موافق	{"member": "ماجد الرويلي"}	8	2
8	2026-10-29 11:05:02.611768+00	decide	listed	decided	بيّنت الدراسة حاجة الأسرة إلى هذا الدعم.	{"letter": "1448-L-00003", "outcome": "accepted"}	9	2
9	2026-10-29 11:05:02.684246+00	vote	listed	listed	د. سعد الزهراني: موافق	{"member": "د. سعد الزهراني"}	6	3
10	2026-10-29 11:05:02.809948+00	vote	listed	listed	نورة السبيعي: موافق	{"member": "نورة السبيعي"}	7	3
11	2026-10-29 11:05:02.954839+00	vote	listed	listed	ماجد الرويلي: موافق	{"member": "ماجد الرويلي"}	8	3
12	2026-10-29 11:05:03.379578+00	decide	listed	decided	بيّنت الدراسة حاجة الأسرة إلى هذا الدعم.	{"letter": "1448-L-00004", "outcome": "accepted"}	9	3
13	2026-10-29 11:05:03.459477+00	vote	listed	listed	د. سعد الزهراني: موافق	{"member": "د. سعد الزهراني"}	6	4
14	2026-10-29 11:05:03.595779+00	vote	listed	listed	نورة السبيعي: موافق	{"member": "نورة السبيعي"}	7	4
15	2026-10-29 11:05:03.730777+00	vote	listed	listed	ماجد الرويلي: موافق	{"member": "ماجد الرويلي"}	8	4
16	2026-10-29 11:05:04.224842+00	decide	listed	decided	بيّنت الدراسة حاجة الأسرة إلى هذا الدعم.	{"letter": "1448-L-00005", "outcome": "accepted"}	9	4
17	2026-11-12 11:05:00.806461+00	vote	listed	listed	د. سعد الزهراني: غير موافق	{"member": "د. سعد الزهراني"}	6	5
18	2026-11-12 11:05:01.076148+00	vote	listed	listed	نورة السبيعي: غير موافق	{"member": "نورة السبيعي"}	7	5
19	2026-11-12 11:05:01.277683+00	vote	listed	listed	ماجد الرويلي: غير موافق	{"member": "ماجد الرويلي"}	8	5
20	2026-11-12 11:05:02.021716+00	decide	listed	decided	دخل الأسرة يكفي هذه النفقة وفق دليل الدعم، ويسعدنا النظر في طلب آخر إن تغيّر.	{"letter": "1448-L-00009", "outcome": "rejected"}	9	5
\.


--
-- Data for Name: requests_app_notice; Type: TABLE DATA; Schema: public; Owner: -
--

COPY public.requests_app_notice (id, text, channel, at, day, given_by_id, support_request_id) FROM stdin;
1	يُرفع طلبك إلى لجنة البحث لدراسته، والرد بالقبول أو الرفض في موعد لا يقل عن أسبوعين. لا حاجة إلى المراجعة، تصلك رسالة.	desk	2026-09-20 07:05:00.290297+00	2026-09-20	1	1
2	يُرفع طلبك إلى لجنة البحث لدراسته، والرد بالقبول أو الرفض في موعد لا يقل عن أسبوعين. لا حاجة إلى المراجعة، تصلك رسالة.	desk	2026-09-27 07:05:00.521298+00	2026-09-27	2	2
3	يُرفع طلبك إلى لجنة البحث لدراسته، والرد بالقبول أو الرفض في موعد لا يقل عن أسبوعين. لا حاجة إلى المراجعة، تصلك رسالة.	desk	2026-10-07 10:05:00.3906+00	2026-10-07	3	4
4	يُرفع طلبك إلى لجنة البحث لدراسته، والرد بالقبول أو الرفض في موعد لا يقل عن أسبوعين. لا حاجة إلى المراجعة، تصلك رسالة.	desk	2026-10-11 06:05:00.327896+00	2026-10-11	3	5
5	يُرفع طلبك إلى لجنة البحث لدراسته، والرد بالقبول أو الرفض في موعد لا يقل عن أسبوعين. لا حاجة إلى المراجعة، تصلك رسالة.	desk	2026-10-21 06:05:00.622116+00	2026-10-21	3	6
6	يُرفع طلبك إلى لجنة البحث لدراسته، والرد بالقبول أو الرفض في موعد لا يقل عن أسبوعين. لا حاجة إلى المراجعة، تصلك رسالة.	desk	2026-11-05 05:05:00.664141+00	2026-11-05	1	8
7	يُرفع طلبك إلى لجنة البحث لدراسته، والرد بالقبول أو الرفض في موعد لا يقل عن أسبوعين. لا حاجة إلى المراجعة، تصلك رسالة.	desk	2026-11-12 06:05:00.375136+00	2026-11-12	3	10
8	يُرفع طلبك إلى لجنة البحث لدراسته، والرد بالقبول أو الرفض في موعد لا يقل عن أسبوعين. لا حاجة إلى المراجعة، تصلك رسالة.	desk	2026-11-17 08:05:00.462314+00	2026-11-17	1	11
9	يُرفع طلبك إلى لجنة البحث لدراسته، والرد بالقبول أو الرفض في موعد لا يقل عن أسبوعين. لا حاجة إلى المراجعة، تصلك رسالة.	desk	2026-11-23 07:05:00.449437+00	2026-11-23	1	13
\.


--
-- Data for Name: requests_app_objection; Type: TABLE DATA; Schema: public; Owner: -
--

COPY public.requests_app_objection (id, words, channel, at, day, status, heard_at, answer, key, decision_id, filed_by_id, heard_by_id, letter_id, person_id) FROM stdin;
\.


--
-- Data for Name: requests_app_objectionentry; Type: TABLE DATA; Schema: public; Owner: -
--

COPY public.requests_app_objectionentry (id, at, verb, source, target, reason, details, by_id, objection_id) FROM stdin;
\.


--
-- Data for Name: requests_app_objectionevent; Type: TABLE DATA; Schema: public; Owner: -
--

COPY public.requests_app_objectionevent (pgh_id, pgh_created_at, pgh_label, pgh_context, pgh_context_id, id, words, channel, at, day, status, heard_at, answer, key, decision_id, filed_by_id, heard_by_id, letter_id, person_id, pgh_obj_id) FROM stdin;
\.


--
-- Data for Name: requests_app_payee; Type: TABLE DATA; Schema: public; Owner: -
--

COPY public.requests_app_payee (id, kind, name, iban, account_number, reference, noted_at, noted_by_id, support_request_id) FROM stdin;
1	bill	شركة الكهرباء		30050069710		2026-11-02 06:05:00.218743+00	3	5
2	bill	شركة الكهرباء		30022595671		2026-11-02 07:05:00.200152+00	2	2
3	bank	علي الرشيدي	SA4680519756233975257282		عقد	2026-11-02 07:05:00.529316+00	1	1
4	bill	شركة الكهرباء		30085287419		2026-11-02 10:05:00.436229+00	3	4
\.


--
-- Data for Name: requests_app_payeeevent; Type: TABLE DATA; Schema: public; Owner: -
--

COPY public.requests_app_payeeevent (pgh_id, pgh_created_at, pgh_label, pgh_context, pgh_context_id, id, kind, name, iban, account_number, reference, noted_at, noted_by_id, pgh_obj_id, support_request_id) FROM stdin;
1	2026-11-26 03:04:13.33422+00	insert	{"user": 3}	902e6898-67c5-4b36-9b9f-f5375a07fb3a	1	bill	شركة الكهرباء		30050069710		2026-11-02 06:05:00.218743+00	3	1	5
2	2026-11-26 03:04:13.33422+00	insert	{"user": 2}	a61d3684-7b88-4978-937e-303fcb6e9fa0	2	bill	شركة الكهرباء		30022595671		2026-11-02 07:05:00.200152+00	2	2	2
3	2026-11-26 03:04:13.33422+00	insert	{"user": 1}	82f4d393-744a-41f9-9a34-730c046ff326	3	bank	علي الرشيدي	SA4680519756233975257282		عقد	2026-11-02 07:05:00.529316+00	1	3	1
4	2026-11-26 03:04:13.33422+00	insert	{"user": 3}	9d9f6f8b-8de3-4cc5-b394-e658ae5880a2	4	bill	شركة الكهرباء		30085287419		2026-11-02 10:05:00.436229+00	3	4	4
\.


--
-- Data for Name: requests_app_programme; Type: TABLE DATA; Schema: public; Owner: -
--

COPY public.requests_app_programme (id, code, name, summary, is_open, needs_study, max_amount, max_months, needs_payee, payee_kind, "order") FROM stdin;
1	rent	الإيجار	نعينك على إيجار سكنك، وندفعه للمؤجّر مباشرة.	t	t	20000.00	12	t	bank	1
2	electricity	فاتورة الكهرباء	نسدّد فاتورة الكهرباء المتأخرة باسم صاحب العدّاد.	t	f	2000.00	1	t	bill	2
\.


--
-- Data for Name: requests_app_question; Type: TABLE DATA; Schema: public; Owner: -
--

COPY public.requests_app_question (id, code, "order", kind, label, hint, choices, is_required, is_amount, programme_id) FROM stdin;
1	amount	1	amount	كم المبلغ المطلوب؟	بالريال، وقد تقرّر اللجنة غيره.		t	t	1
2	yearly-rent	2	amount	كم الإيجار السنوي في العقد؟			t	f	1
3	landlord	3	text	ما اسم المؤجّر كما في العقد؟			t	f	1
4	contract-end	4	date	متى ينتهي عقد الإيجار؟			t	f	1
5	months-behind	5	number	كم شهرًا تأخّر سداده؟	اكتب 0 إن لم يتأخر شيء.		t	f	1
6	story	6	long_text	حدّثنا عن سكنك وما الذي تغيّر	سطران أو ثلاثة تكفي.		t	f	1
7	amount	1	amount	كم مبلغ الفاتورة؟	المبلغ المستحق كما هو مكتوب فيها.		t	t	2
8	account-number	2	text	ما رقم حساب الكهرباء؟	تجده في أعلى الفاتورة.		t	f	2
9	due-on	3	date	ما آخر يوم للسداد؟			t	f	2
10	supply	4	choice	هل الكهرباء موصولة الآن؟		on|نعم، موصولة\nwarned|وصل إنذار بالفصل\ncut|مفصولة	t	f	2
11	story	5	long_text	هل من شيء آخر نعرفه؟			f	f	2
\.


--
-- Data for Name: requests_app_reason; Type: TABLE DATA; Schema: public; Owner: -
--

COPY public.requests_app_reason (id, kind, code, words, is_active, "order") FROM stdin;
1	return	missing	لم يصلنا هذا المستند بعد.	t	1
2	return	expired	انتهت صلاحية هذا المستند قبل يوم التقديم.	t	2
3	return	mismatch	في المستند بيان لا يطابق ما في الطلب.	t	3
4	return	unreadable	الصورة غير واضحة، ولم نستطع قراءتها.	t	4
5	return	other-paper	وصلنا مستند غير المطلوب.	t	5
6	return	answer	نحتاج إلى توضيح في إحدى الإجابات.	t	6
7	accept	need-shown	بيّنت الدراسة حاجة الأسرة إلى هذا الدعم.	t	1
8	accept	urgent	الحاجة عاجلة وتمسّ السكن أو الخدمة الأساسية.	t	2
9	accept	in-part	قُبل جزء من المبلغ بما يسع البرنامج هذه السنة.	t	3
10	reject	income	دخل الأسرة يكفي هذه النفقة وفق دليل الدعم.	t	1
11	reject	scope	ما طُلب خارج ما يقدّمه هذا البرنامج.	t	2
12	reject	served	الأسرة تتلقى دعمًا يغطي هذه الحاجة.	t	3
13	reject	not-proven	لم تثبت الحاجة بعد الدراسة والسؤال.	t	4
14	reject	budget	نفدت مخصصات البرنامج هذه السنة، ويمكن التقديم في السنة القادمة.	t	5
15	defer	more-study	تحتاج اللجنة إلى مزيد من الدراسة.	t	1
16	defer	more-papers	تحتاج اللجنة إلى مستند إضافي.	t	2
17	defer	next-sitting	لم يتّسع وقت الجلسة، ويُنظر الطلب في الجلسة القادمة.	t	3
18	end	death	وفاة المستفيد، رحمه الله.	t	1
19	end	moved	انتقلت الأسرة إلى سكن آخر.	t	2
20	end	need-changed	تغيّرت الحاجة ولم يعد الدعم لازمًا.	t	3
21	end	expired	انتهت مدة الدعم المقررة.	t	4
22	cancel	duplicate	الطلب مكرّر، وطلبك الآخر مستمر.	t	1
23	cancel	mistake	أُدخل الطلب خطأً.	t	2
\.


--
-- Data for Name: requests_app_recusal; Type: TABLE DATA; Schema: public; Owner: -
--

COPY public.requests_app_recusal (id, reason, is_automatic, at, by_id, item_id, member_id) FROM stdin;
\.


--
-- Data for Name: requests_app_signingcode; Type: TABLE DATA; Schema: public; Owner: -
--

COPY public.requests_app_signingcode (id, mobile, digest, hashed, made_at, expires_at, tries_left, confirmed_at, made_by_id, support_request_id) FROM stdin;
\.


--
-- Data for Name: requests_app_sitting; Type: TABLE DATA; Schema: public; Owner: -
--

COPY public.requests_app_sitting (id, number, scheduled_on, starts_at, place, status, is_paper, paper_reference, held_on, opened_at, closed_at, key, minutes, minutes_signed_at, created_by_id, minutes_signed_by_id, policy_version_id) FROM stdin;
1	1	2026-10-29	\N	قاعة الفرع الرئيس	closed	f		2026-10-29	2026-10-29 11:05:00.760059+00	2026-10-29 11:05:04.286246+00	\N	اجتمعت لجنة البحث في جلستها رقم 1 يوم الخميس 29 أكتوبر 2026 في قاعة الفرع الرئيس، وحضر: د. سعد الزهراني (رئيسًا)، نورة السبيعي، ماجد الرويلي.\nالبند 1: الطلب رقم 1448-00001 (الإيجار)، منيرة سعد صالح الدوسري. بعد التصويت (موافق: 3، غير موافق: 0، ممتنع: 0) قررت اللجنة: مقبول (9,500 ريال على 3 دفعات). الأسباب: بيّنت الدراسة حاجة الأسرة إلى هذا الدعم.\nالبند 2: الطلب رقم 1448-00002 (فاتورة الكهرباء)، سلطان مشعل سالم العمري. بعد التصويت (موافق: 3، غير موافق: 0، ممتنع: 0) قررت اللجنة: مقبول (659.25 ريال). الأسباب: بيّنت الدراسة حاجة الأسرة إلى هذا الدعم.\nالبند 3: الطلب رقم 1448-00004 (فاتورة الكهرباء)، نورة سلطان سلطان الهذلي. بعد التصويت (موافق: 3، غير موافق: 0، ممتنع: 0) قررت اللجنة: مقبول (1,027.50 ريال). الأسباب: بيّنت الدراسة حاجة الأسرة إلى هذا الدعم.\nالبند 4: الطلب رقم 1448-00005 (فاتورة الكهرباء)، عبير عبدالرحمن مشعل العتيبي. بعد التصويت (موافق: 3، غير موافق: 0، ممتنع: 0) قررت اللجنة: مقبول (619.75 ريال). الأسباب: بيّنت الدراسة حاجة الأسرة إلى هذا الدعم.	2026-10-29 11:05:04.462896+00	9	6	1
2	2	2026-11-12	\N	قاعة الفرع الرئيس	closed	f		2026-11-12	2026-11-12 11:05:00.546564+00	2026-11-12 11:05:02.157622+00	\N	اجتمعت لجنة البحث في جلستها رقم 2 يوم الخميس 12 نوفمبر 2026 في قاعة الفرع الرئيس، وحضر: د. سعد الزهراني (رئيسًا)، نورة السبيعي، ماجد الرويلي.\nالبند 1: الطلب رقم 1448-00006 (الإيجار)، أسماء عوض زياد القرني. بعد التصويت (موافق: 0، غير موافق: 3، ممتنع: 0) قررت اللجنة: مرفوض. الأسباب: دخل الأسرة يكفي هذه النفقة وفق دليل الدعم، ويسعدنا النظر في طلب آخر إن تغيّر.	2026-11-12 11:05:02.609307+00	9	6	1
3	3	2026-11-26	\N	قاعة الفرع الرئيس	open	f		2026-11-26	2026-11-26 05:05:00.442066+00	\N	\N		\N	9	\N	1
\.


--
-- Data for Name: requests_app_sittingentry; Type: TABLE DATA; Schema: public; Owner: -
--

COPY public.requests_app_sittingentry (id, at, verb, source, target, reason, details, by_id, sitting_id) FROM stdin;
1	2026-10-29 11:05:00.32221+00	plan		planned		{}	9	1
2	2026-10-29 11:05:00.585014+00	add_items	planned	planned		{"requests": ["1448-00001", "1448-00002", "1448-00004", "1448-00005"]}	9	1
3	2026-10-29 11:05:00.749757+00	record_attendance	planned	planned	د. سعد الزهراني: حاضر، نورة السبيعي: حاضر، ماجد الرويلي: حاضر	{"ماجد الرويلي": "present", "نورة السبيعي": "present", "د. سعد الزهراني": "present"}	9	1
4	2026-10-29 11:05:00.777009+00	open	planned	open		{}	9	1
5	2026-10-29 11:05:04.302875+00	close	open	closed		{}	9	1
6	2026-10-29 11:05:04.499742+00	sign_minutes	closed	closed		{"letter": "1448-L-00006"}	6	1
7	2026-11-12 11:05:00.180952+00	plan		planned		{}	9	2
8	2026-11-12 11:05:00.335332+00	add_items	planned	planned		{"requests": ["1448-00006"]}	9	2
9	2026-11-12 11:05:00.513482+00	record_attendance	planned	planned	د. سعد الزهراني: حاضر، نورة السبيعي: حاضر، ماجد الرويلي: حاضر	{"ماجد الرويلي": "present", "نورة السبيعي": "present", "د. سعد الزهراني": "present"}	9	2
10	2026-11-12 11:05:00.56811+00	open	planned	open		{}	9	2
11	2026-11-12 11:05:02.221658+00	close	open	closed		{}	9	2
12	2026-11-12 11:05:02.636392+00	sign_minutes	closed	closed		{"letter": "1448-L-00010"}	6	2
13	2026-11-26 05:05:00.12107+00	plan		planned		{}	9	3
14	2026-11-26 05:05:00.280883+00	add_items	planned	planned		{"requests": ["1448-00009", "1448-00010"]}	9	3
15	2026-11-26 05:05:00.427013+00	record_attendance	planned	planned	د. سعد الزهراني: حاضر، نورة السبيعي: حاضر، ماجد الرويلي: حاضر	{"ماجد الرويلي": "present", "نورة السبيعي": "present", "د. سعد الزهراني": "present"}	9	3
16	2026-11-26 05:05:00.445962+00	open	planned	open		{}	9	3
\.


--
-- Data for Name: requests_app_sittingevent; Type: TABLE DATA; Schema: public; Owner: -
--

COPY public.requests_app_sittingevent (pgh_id, pgh_created_at, pgh_label, pgh_context, pgh_context_id, id, number, scheduled_on, starts_at, place, status, is_paper, paper_reference, held_on, opened_at, closed_at, key, minutes, minutes_signed_at, created_by_id, minutes_signed_by_id, pgh_obj_id, policy_version_id) FROM stdin;
1	2026-11-26 03:04:13.33422+00	insert	{"user": 3}	a03c041e-9cb3-4f68-8ae9-3923bbd1a396	1	1	2026-10-29	\N	قاعة الفرع الرئيس	planned	f		\N	\N	\N	\N		\N	9	\N	1	\N
2	2026-11-26 03:04:13.33422+00	update	{"user": 3}	a03c041e-9cb3-4f68-8ae9-3923bbd1a396	1	1	2026-10-29	\N	قاعة الفرع الرئيس	open	f		2026-10-29	2026-10-29 11:05:00.760059+00	\N	\N		\N	9	\N	1	1
3	2026-11-26 03:04:13.33422+00	update	{"user": 3}	a03c041e-9cb3-4f68-8ae9-3923bbd1a396	1	1	2026-10-29	\N	قاعة الفرع الرئيس	closed	f		2026-10-29	2026-10-29 11:05:00.760059+00	2026-10-29 11:05:04.286246+00	\N		\N	9	\N	1	1
4	2026-11-26 03:04:13.33422+00	update	{"user": 3}	a03c041e-9cb3-4f68-8ae9-3923bbd1a396	1	1	2026-10-29	\N	قاعة الفرع الرئيس	closed	f		2026-10-29	2026-10-29 11:05:00.760059+00	2026-10-29 11:05:04.286246+00	\N	اجتمعت لجنة البحث في جلستها رقم 1 يوم الخميس 29 أكتوبر 2026 في قاعة الفرع الرئيس، وحضر: د. سعد الزهراني (رئيسًا)، نورة السبيعي، ماجد الرويلي.\nالبند 1: الطلب رقم 1448-00001 (الإيجار)، منيرة سعد صالح الدوسري. بعد التصويت (موافق: 3، غير موافق: 0، ممتنع: 0) قررت اللجنة: مقبول (9,500 ريال على 3 دفعات). الأسباب: بيّنت الدراسة حاجة الأسرة إلى هذا الدعم.\nالبند 2: الطلب رقم 1448-00002 (فاتورة الكهرباء)، سلطان مشعل سالم العمري. بعد التصويت (موافق: 3، غير موافق: 0، ممتنع: 0) قررت اللجنة: مقبول (659.25 ريال). الأسباب: بيّنت الدراسة حاجة الأسرة إلى هذا الدعم.\nالبند 3: الطلب رقم 1448-00004 (فاتورة الكهرباء)، نورة سلطان سلطان الهذلي. بعد التصويت (موافق: 3، غير موافق: 0، ممتنع: 0) قررت اللجنة: مقبول (1,027.50 ريال). الأسباب: بيّنت الدراسة حاجة الأسرة إلى هذا الدعم.\nالبند 4: الطلب رقم 1448-00005 (فاتورة الكهرباء)، عبير عبدالرحمن مشعل العتيبي. بعد التصويت (موافق: 3، غير موافق: 0، ممتنع: 0) قررت اللجنة: مقبول (619.75 ريال). الأسباب: بيّنت الدراسة حاجة الأسرة إلى هذا الدعم.	2026-10-29 11:05:04.462896+00	9	6	1	1
5	2026-11-26 03:04:13.33422+00	insert	{"user": 3}	e8f08f6b-3e8b-40ed-b3b4-a9527628f5bc	2	2	2026-11-12	\N	قاعة الفرع الرئيس	planned	f		\N	\N	\N	\N		\N	9	\N	2	\N
6	2026-11-26 03:04:13.33422+00	update	{"user": 3}	e8f08f6b-3e8b-40ed-b3b4-a9527628f5bc	2	2	2026-11-12	\N	قاعة الفرع الرئيس	open	f		2026-11-12	2026-11-12 11:05:00.546564+00	\N	\N		\N	9	\N	2	1
7	2026-11-26 03:04:13.33422+00	update	{"user": 3}	e8f08f6b-3e8b-40ed-b3b4-a9527628f5bc	2	2	2026-11-12	\N	قاعة الفرع الرئيس	closed	f		2026-11-12	2026-11-12 11:05:00.546564+00	2026-11-12 11:05:02.157622+00	\N		\N	9	\N	2	1
8	2026-11-26 03:04:13.33422+00	update	{"user": 3}	e8f08f6b-3e8b-40ed-b3b4-a9527628f5bc	2	2	2026-11-12	\N	قاعة الفرع الرئيس	closed	f		2026-11-12	2026-11-12 11:05:00.546564+00	2026-11-12 11:05:02.157622+00	\N	اجتمعت لجنة البحث في جلستها رقم 2 يوم الخميس 12 نوفمبر 2026 في قاعة الفرع الرئيس، وحضر: د. سعد الزهراني (رئيسًا)، نورة السبيعي، ماجد الرويلي.\nالبند 1: الطلب رقم 1448-00006 (الإيجار)، أسماء عوض زياد القرني. بعد التصويت (موافق: 0، غير موافق: 3، ممتنع: 0) قررت اللجنة: مرفوض. الأسباب: دخل الأسرة يكفي هذه النفقة وفق دليل الدعم، ويسعدنا النظر في طلب آخر إن تغيّر.	2026-11-12 11:05:02.609307+00	9	6	2	1
9	2026-11-26 03:04:13.33422+00	insert	{"user": 3}	50216031-9aa2-49af-a7a4-07b6d32ff89b	3	3	2026-11-26	\N	قاعة الفرع الرئيس	planned	f		\N	\N	\N	\N		\N	9	\N	3	\N
10	2026-11-26 03:04:13.33422+00	update	{"user": 3}	50216031-9aa2-49af-a7a4-07b6d32ff89b	3	3	2026-11-26	\N	قاعة الفرع الرئيس	open	f		2026-11-26	2026-11-26 05:05:00.442066+00	\N	\N		\N	9	\N	3	1
\.


--
-- Data for Name: requests_app_study; Type: TABLE DATA; Schema: public; Owner: -
--

COPY public.requests_app_study (id, assigned_at, status, kind, visited_on, findings, recommendation, amount, submitted_at, assigned_by_id, researcher_id, support_request_id) FROM stdin;
1	2026-09-21 07:05:00.277008+00	submitted	home	2026-09-24	الأسرة تسكن بيتًا مستأجرًا منذ أربع سنوات. اطّلعنا على العقد وكشف الحساب، والنفقات أعلى من الدخل منذ توقف العمل.	accept	9500.00	2026-09-24 07:05:00.859877+00	1	5	1
2	2026-10-22 06:05:00.638732+00	submitted	home	2026-10-25	زرنا الأسرة في بيتها. السكن غرفتان وصالة، والعقد باسم رب الأسرة، والمتأخر ثابت بإنذار المؤجر. الدخل كما صُرّح به، ولا معيل غيره.	part	8700.00	2026-10-25 06:05:00.114422+00	3	5	6
3	2026-11-15 06:05:00.661962+00	submitted	home	2026-11-22	قابلنا صاحبة الطلب بحضور أخيها. الحاجة قائمة، والأبناء في المدارس، ولا يصل الأسرة دعم آخر.	accept	9833.00	2026-11-22 06:05:00.037765+00	3	5	10
\.


--
-- Data for Name: requests_app_studyentry; Type: TABLE DATA; Schema: public; Owner: -
--

COPY public.requests_app_studyentry (id, at, verb, source, target, reason, details, by_id, study_id) FROM stdin;
1	2026-09-21 07:05:00.306688+00	assign		draft		{"researcher": "ريم الشهري"}	1	1
2	2026-09-24 07:05:00.878989+00	submit	draft	submitted		{"recommendation": "accept"}	5	1
3	2026-10-22 06:05:00.647397+00	assign		draft		{"researcher": "ريم الشهري"}	3	2
4	2026-10-25 06:05:00.166997+00	submit	draft	submitted		{"recommendation": "part"}	5	2
5	2026-11-15 06:05:00.673976+00	assign		draft		{"researcher": "ريم الشهري"}	3	3
6	2026-11-22 06:05:00.064025+00	submit	draft	submitted		{"recommendation": "accept"}	5	3
\.


--
-- Data for Name: requests_app_studyevent; Type: TABLE DATA; Schema: public; Owner: -
--

COPY public.requests_app_studyevent (pgh_id, pgh_created_at, pgh_label, pgh_context, pgh_context_id, id, assigned_at, status, kind, visited_on, findings, recommendation, amount, submitted_at, assigned_by_id, pgh_obj_id, researcher_id, support_request_id) FROM stdin;
1	2026-11-26 03:04:13.33422+00	insert	{"user": 1}	6232f145-73af-420e-8684-e6226e30eabf	1	2026-09-21 07:05:00.277008+00	draft	home	\N			\N	\N	1	1	5	1
2	2026-11-26 03:04:13.33422+00	update	{"user": 2}	8e7822b2-ef8c-4831-acdc-11df7622b3d6	1	2026-09-21 07:05:00.277008+00	submitted	home	2026-09-24	الأسرة تسكن بيتًا مستأجرًا منذ أربع سنوات. اطّلعنا على العقد وكشف الحساب، والنفقات أعلى من الدخل منذ توقف العمل.	accept	9500.00	2026-09-24 07:05:00.859877+00	1	1	5	1
3	2026-11-26 03:04:13.33422+00	insert	{"user": 3}	a03c041e-9cb3-4f68-8ae9-3923bbd1a396	2	2026-10-22 06:05:00.638732+00	draft	home	\N			\N	\N	3	2	5	6
4	2026-11-26 03:04:13.33422+00	update	{"user": 3}	a03c041e-9cb3-4f68-8ae9-3923bbd1a396	2	2026-10-22 06:05:00.638732+00	submitted	home	2026-10-25	زرنا الأسرة في بيتها. السكن غرفتان وصالة، والعقد باسم رب الأسرة، والمتأخر ثابت بإنذار المؤجر. الدخل كما صُرّح به، ولا معيل غيره.	part	8700.00	2026-10-25 06:05:00.114422+00	3	2	5	6
5	2026-11-26 03:04:13.33422+00	insert	{"user": 3}	e8f08f6b-3e8b-40ed-b3b4-a9527628f5bc	3	2026-11-15 06:05:00.661962+00	draft	home	\N			\N	\N	3	3	5	10
6	2026-11-26 03:04:13.33422+00	update	{"user": 1}	5d308853-05eb-4977-bd02-01e91377519a	3	2026-11-15 06:05:00.661962+00	submitted	home	2026-11-22	قابلنا صاحبة الطلب بحضور أخيها. الحاجة قائمة، والأبناء في المدارس، ولا يصل الأسرة دعم آخر.	accept	9833.00	2026-11-22 06:05:00.037765+00	3	3	5	10
\.


--
-- Data for Name: requests_app_supportrequest; Type: TABLE DATA; Schema: public; Owner: -
--

COPY public.requests_app_supportrequest (id, number, channel, status, answers, amount, promised, second_reason, key, created_at, submitted_on, desk_days_used, returned_at, reminders_sent, reminded_on, verified_at, raised_on, floor_on, decided_at, assigned_to_id, branch_id, created_by_id, declaration_id, household_id, person_id, policy_version_id, programme_id, verified_by_id) FROM stdin;
3	1448-00003	desk	lapsed	{"story": "ارتفع الإيجار عند التجديد ولم أستطع سداد الدفعة.", "amount": "3250", "landlord": "ماجد الهذلي", "yearly-rent": "13000", "contract-end": "2027-05-12", "months-behind": 5}	3250.00	[]		\N	2026-09-24 07:05:00.044642+00	2026-09-24	3	2026-09-27 07:05:00.953994+00	2	2026-10-11	\N	\N	\N	\N	\N	2	2	3	9	18	1	1	\N
7	\N	desk	draft	{"amount": "9500"}	9500.00	[]		\N	2026-10-29 09:05:00.146616+00	\N	0	\N	0	\N	\N	\N	\N	\N	\N	3	3	\N	7	14	1	1	\N
1	1448-00001	desk	registered	{"story": "توقف عمل زوجي منذ شعبان، والمؤجر يطلب المتأخر.", "amount": "9500", "landlord": "علي الرشيدي", "yearly-rent": "28500", "contract-end": "2027-11-13", "months-behind": 2}	9500.00	[]		\N	2026-09-17 07:05:00.070766+00	2026-09-17	0	\N	0	\N	2026-09-20 07:05:00.485739+00	2026-09-21	2026-10-05	2026-10-29 11:05:01.556016+00	\N	1	1	1	1	1	1	1	1
4	1448-00004	desk	registered	{"amount": "1027.5", "due-on": "2026-12-05", "supply": "warned", "account-number": "30085287419"}	1027.50	[]		\N	2026-10-06 10:05:00.058689+00	2026-10-06	0	\N	0	\N	2026-10-07 10:05:00.575422+00	2026-10-08	2026-10-22	2026-10-29 11:05:03.202911+00	\N	3	3	4	6	12	1	2	3
5	1448-00005	desk	ended	{"amount": "619.75", "due-on": "2026-12-02", "supply": "cut", "account-number": "30050069710"}	619.75	[]		\N	2026-10-07 06:05:00.054909+00	2026-10-07	0	\N	0	\N	2026-10-11 06:05:00.49463+00	2026-10-13	2026-10-27	2026-10-29 11:05:03.966878+00	\N	3	3	5	2	2	1	2	3
2	1448-00002	desk	delivered	{"amount": "659.25", "due-on": "2026-12-11", "supply": "warned", "account-number": "30022595671"}	659.25	[]		\N	2026-09-23 07:05:00.040222+00	2026-09-23	0	\N	0	\N	2026-09-27 07:05:00.757926+00	2026-09-28	2026-10-12	2026-10-29 11:05:02.417876+00	\N	2	2	2	8	17	1	2	2
8	1448-00007	desk	withdrawn	{"story": "توقف عمل زوجي منذ شعبان، والمؤجر يطلب المتأخر.", "amount": "9250", "landlord": "ناصر المطيري", "yearly-rent": "18500", "contract-end": "2027-12-21", "months-behind": 2}	9250.00	[]		\N	2026-11-03 05:05:00.057236+00	2026-11-03	0	\N	0	\N	2026-11-05 05:05:00.949779+00	\N	\N	\N	\N	1	1	7	5	10	1	1	1
9	1448-00008	desk	cancelled	{"story": "توقف عمل زوجي منذ شعبان، والمؤجر يطلب المتأخر.", "amount": "7375", "landlord": "أنس الرويلي", "yearly-rent": "29500", "contract-end": "2027-11-29", "months-behind": 5}	7375.00	[]		\N	2026-11-08 10:05:00.129737+00	2026-11-08	0	\N	0	\N	\N	\N	\N	\N	\N	2	2	8	8	17	1	1	\N
6	1448-00006	desk	rejected	{"story": "أعول أبنائي وحدي، ودخلي لا يكفي الإيجار هذا العام.", "amount": "14500", "landlord": "مبارك الخثعمي", "yearly-rent": "29000", "contract-end": "2027-04-28", "months-behind": 4}	14500.00	[]		\N	2026-10-18 06:05:00.056082+00	2026-10-18	0	\N	0	\N	2026-10-21 06:05:00.99756+00	2026-10-22	2026-11-05	2026-11-12 11:05:01.637665+00	\N	3	3	6	3	5	1	1	3
10	1448-00009	desk	raised	{"story": "مرض والدي وصار علاجه يأخذ أكثر الراتب.", "amount": "9833", "landlord": "أحمد العتيبي", "yearly-rent": "29500", "contract-end": "2027-03-18", "months-behind": 6}	9833.00	[]		\N	2026-11-10 06:05:00.044503+00	2026-11-10	0	\N	0	\N	2026-11-12 06:05:00.533256+00	2026-11-15	2026-11-29	\N	\N	3	3	9	2	2	1	1	3
11	1448-00010	desk	raised	{"amount": "596.5", "due-on": "2026-12-18", "supply": "warned", "account-number": "30062600118"}	596.50	[]		\N	2026-11-15 08:05:00.101081+00	2026-11-15	0	\N	0	\N	2026-11-17 08:05:00.678257+00	2026-11-19	2026-12-03	\N	\N	1	1	10	1	1	1	2	1
14	1448-00013	desk	submitted	{"amount": "789.5", "due-on": "2026-12-03", "supply": "cut", "account-number": "30053918765"}	789.50	[]		\N	2026-11-22 09:05:00.038131+00	2026-11-22	0	\N	0	\N	\N	\N	\N	\N	\N	3	3	13	7	14	1	2	\N
13	1448-00012	desk	verified	{"amount": "894.75", "due-on": "2026-12-10", "supply": "cut", "account-number": "30022088260"}	894.75	[]		\N	2026-11-22 07:05:01.23813+00	2026-11-22	0	\N	0	\N	2026-11-23 07:05:00.695222+00	\N	\N	\N	\N	1	1	12	5	10	1	2	1
12	1448-00011	desk	returned	{"story": "مرض والدي وصار علاجه يأخذ أكثر الراتب.", "amount": "3625", "landlord": "مشعل القحطاني", "yearly-rent": "14500", "contract-end": "2027-07-27", "months-behind": 4}	3625.00	[]		\N	2026-11-22 07:05:00.074155+00	2026-11-22	2	2026-11-24 07:05:00.408945+00	0	\N	\N	\N	\N	\N	\N	3	3	11	6	12	1	1	\N
\.


--
-- Data for Name: requests_app_supportrequestevent; Type: TABLE DATA; Schema: public; Owner: -
--

COPY public.requests_app_supportrequestevent (pgh_id, pgh_created_at, pgh_label, pgh_context, pgh_context_id, id, number, channel, status, answers, amount, promised, second_reason, key, created_at, submitted_on, desk_days_used, returned_at, reminders_sent, reminded_on, verified_at, raised_on, floor_on, decided_at, assigned_to_id, branch_id, created_by_id, declaration_id, household_id, person_id, pgh_obj_id, policy_version_id, programme_id, verified_by_id) FROM stdin;
1	2026-11-26 03:04:13.33422+00	insert	{"user": 2}	74b3453a-78df-474b-a21d-be78a8f33373	1	\N	desk	draft	{}	\N	[]		\N	2026-09-17 07:05:00.070766+00	\N	0	\N	0	\N	\N	\N	\N	\N	\N	1	1	\N	1	1	1	1	1	\N
2	2026-11-26 03:04:13.33422+00	update	{"user": 2}	74b3453a-78df-474b-a21d-be78a8f33373	1	\N	desk	draft	{"story": "توقف عمل زوجي منذ شعبان، والمؤجر يطلب المتأخر.", "amount": "9500", "landlord": "علي الرشيدي", "yearly-rent": "28500", "contract-end": "2027-11-13", "months-behind": 2}	9500.00	[]		\N	2026-09-17 07:05:00.070766+00	\N	0	\N	0	\N	\N	\N	\N	\N	\N	1	1	\N	1	1	1	1	1	\N
3	2026-11-26 03:04:13.33422+00	update	{"user": 1}	6232f145-73af-420e-8684-e6226e30eabf	1	\N	desk	draft	{"story": "توقف عمل زوجي منذ شعبان، والمؤجر يطلب المتأخر.", "amount": "9500", "landlord": "علي الرشيدي", "yearly-rent": "28500", "contract-end": "2027-11-13", "months-behind": 2}	9500.00	[]		\N	2026-09-17 07:05:00.070766+00	\N	0	\N	0	\N	\N	\N	\N	\N	\N	1	1	1	1	1	1	1	1	\N
4	2026-11-26 03:04:13.33422+00	update	{"user": 1}	6232f145-73af-420e-8684-e6226e30eabf	1	1448-00001	desk	submitted	{"story": "توقف عمل زوجي منذ شعبان، والمؤجر يطلب المتأخر.", "amount": "9500", "landlord": "علي الرشيدي", "yearly-rent": "28500", "contract-end": "2027-11-13", "months-behind": 2}	9500.00	[]		\N	2026-09-17 07:05:00.070766+00	2026-09-17	0	\N	0	\N	\N	\N	\N	\N	\N	1	1	1	1	1	1	1	1	\N
5	2026-11-26 03:04:13.33422+00	update	{"user": 1}	6232f145-73af-420e-8684-e6226e30eabf	1	1448-00001	desk	verified	{"story": "توقف عمل زوجي منذ شعبان، والمؤجر يطلب المتأخر.", "amount": "9500", "landlord": "علي الرشيدي", "yearly-rent": "28500", "contract-end": "2027-11-13", "months-behind": 2}	9500.00	[]		\N	2026-09-17 07:05:00.070766+00	2026-09-17	0	\N	0	\N	2026-09-20 07:05:00.485739+00	\N	\N	\N	\N	1	1	1	1	1	1	1	1	1
6	2026-11-26 03:04:13.33422+00	update	{"user": 1}	6232f145-73af-420e-8684-e6226e30eabf	1	1448-00001	desk	raised	{"story": "توقف عمل زوجي منذ شعبان، والمؤجر يطلب المتأخر.", "amount": "9500", "landlord": "علي الرشيدي", "yearly-rent": "28500", "contract-end": "2027-11-13", "months-behind": 2}	9500.00	[]		\N	2026-09-17 07:05:00.070766+00	2026-09-17	0	\N	0	\N	2026-09-20 07:05:00.485739+00	2026-09-21	2026-10-05	\N	\N	1	1	1	1	1	1	1	1	1
7	2026-11-26 03:04:13.33422+00	insert	{"user": 1}	6232f145-73af-420e-8684-e6226e30eabf	2	\N	desk	draft	{}	\N	[]		\N	2026-09-23 07:05:00.040222+00	\N	0	\N	0	\N	\N	\N	\N	\N	\N	2	2	\N	8	17	2	1	2	\N
8	2026-11-26 03:04:13.33422+00	update	{"user": 1}	6232f145-73af-420e-8684-e6226e30eabf	2	\N	desk	draft	{"amount": "659.25", "due-on": "2026-12-11", "supply": "warned", "account-number": "30022595671"}	659.25	[]		\N	2026-09-23 07:05:00.040222+00	\N	0	\N	0	\N	\N	\N	\N	\N	\N	2	2	\N	8	17	2	1	2	\N
9	2026-11-26 03:04:13.33422+00	update	{"user": 2}	5506a5e4-e29a-4281-98dd-8e17c25085da	2	\N	desk	draft	{"amount": "659.25", "due-on": "2026-12-11", "supply": "warned", "account-number": "30022595671"}	659.25	[]		\N	2026-09-23 07:05:00.040222+00	\N	0	\N	0	\N	\N	\N	\N	\N	\N	2	2	2	8	17	2	1	2	\N
10	2026-11-26 03:04:13.33422+00	update	{"user": 2}	5506a5e4-e29a-4281-98dd-8e17c25085da	2	1448-00002	desk	submitted	{"amount": "659.25", "due-on": "2026-12-11", "supply": "warned", "account-number": "30022595671"}	659.25	[]		\N	2026-09-23 07:05:00.040222+00	2026-09-23	0	\N	0	\N	\N	\N	\N	\N	\N	2	2	2	8	17	2	1	2	\N
11	2026-11-26 03:04:13.33422+00	insert	{"user": 2}	5506a5e4-e29a-4281-98dd-8e17c25085da	3	\N	desk	draft	{}	\N	[]		\N	2026-09-24 07:05:00.044642+00	\N	0	\N	0	\N	\N	\N	\N	\N	\N	2	2	\N	9	18	3	1	1	\N
12	2026-11-26 03:04:13.33422+00	update	{"user": 2}	5506a5e4-e29a-4281-98dd-8e17c25085da	3	\N	desk	draft	{"story": "ارتفع الإيجار عند التجديد ولم أستطع سداد الدفعة.", "amount": "3250", "landlord": "ماجد الهذلي", "yearly-rent": "13000", "contract-end": "2027-05-12", "months-behind": 5}	3250.00	[]		\N	2026-09-24 07:05:00.044642+00	\N	0	\N	0	\N	\N	\N	\N	\N	\N	2	2	\N	9	18	3	1	1	\N
13	2026-11-26 03:04:13.33422+00	update	{"user": 2}	8e7822b2-ef8c-4831-acdc-11df7622b3d6	3	\N	desk	draft	{"story": "ارتفع الإيجار عند التجديد ولم أستطع سداد الدفعة.", "amount": "3250", "landlord": "ماجد الهذلي", "yearly-rent": "13000", "contract-end": "2027-05-12", "months-behind": 5}	3250.00	[]		\N	2026-09-24 07:05:00.044642+00	\N	0	\N	0	\N	\N	\N	\N	\N	\N	2	2	3	9	18	3	1	1	\N
14	2026-11-26 03:04:13.33422+00	update	{"user": 2}	8e7822b2-ef8c-4831-acdc-11df7622b3d6	3	1448-00003	desk	submitted	{"story": "ارتفع الإيجار عند التجديد ولم أستطع سداد الدفعة.", "amount": "3250", "landlord": "ماجد الهذلي", "yearly-rent": "13000", "contract-end": "2027-05-12", "months-behind": 5}	3250.00	[]		\N	2026-09-24 07:05:00.044642+00	2026-09-24	0	\N	0	\N	\N	\N	\N	\N	\N	2	2	3	9	18	3	1	1	\N
15	2026-11-26 03:04:13.33422+00	update	{"user": 2}	8e7822b2-ef8c-4831-acdc-11df7622b3d6	2	1448-00002	desk	verified	{"amount": "659.25", "due-on": "2026-12-11", "supply": "warned", "account-number": "30022595671"}	659.25	[]		\N	2026-09-23 07:05:00.040222+00	2026-09-23	0	\N	0	\N	2026-09-27 07:05:00.757926+00	\N	\N	\N	\N	2	2	2	8	17	2	1	2	2
16	2026-11-26 03:04:13.33422+00	update	{"user": 2}	8e7822b2-ef8c-4831-acdc-11df7622b3d6	3	1448-00003	desk	returned	{"story": "ارتفع الإيجار عند التجديد ولم أستطع سداد الدفعة.", "amount": "3250", "landlord": "ماجد الهذلي", "yearly-rent": "13000", "contract-end": "2027-05-12", "months-behind": 5}	3250.00	[]		\N	2026-09-24 07:05:00.044642+00	2026-09-24	3	2026-09-27 07:05:00.953994+00	0	\N	\N	\N	\N	\N	\N	2	2	3	9	18	3	1	1	\N
17	2026-11-26 03:04:13.33422+00	update	{"user": 2}	8e7822b2-ef8c-4831-acdc-11df7622b3d6	2	1448-00002	desk	raised	{"amount": "659.25", "due-on": "2026-12-11", "supply": "warned", "account-number": "30022595671"}	659.25	[]		\N	2026-09-23 07:05:00.040222+00	2026-09-23	0	\N	0	\N	2026-09-27 07:05:00.757926+00	2026-09-28	2026-10-12	\N	\N	2	2	2	8	17	2	1	2	2
18	2026-11-26 03:04:13.33422+00	update	{"user": 2}	8e7822b2-ef8c-4831-acdc-11df7622b3d6	3	1448-00003	desk	returned	{"story": "ارتفع الإيجار عند التجديد ولم أستطع سداد الدفعة.", "amount": "3250", "landlord": "ماجد الهذلي", "yearly-rent": "13000", "contract-end": "2027-05-12", "months-behind": 5}	3250.00	[]		\N	2026-09-24 07:05:00.044642+00	2026-09-24	3	2026-09-27 07:05:00.953994+00	1	2026-10-04	\N	\N	\N	\N	\N	2	2	3	9	18	3	1	1	\N
19	2026-11-26 03:04:13.33422+00	insert	{"user": 2}	8e7822b2-ef8c-4831-acdc-11df7622b3d6	4	\N	desk	draft	{}	\N	[]		\N	2026-10-06 10:05:00.058689+00	\N	0	\N	0	\N	\N	\N	\N	\N	\N	3	3	\N	6	12	4	1	2	\N
20	2026-11-26 03:04:13.33422+00	update	{"user": 2}	8e7822b2-ef8c-4831-acdc-11df7622b3d6	4	\N	desk	draft	{"amount": "1027.5", "due-on": "2026-12-05", "supply": "warned", "account-number": "30085287419"}	1027.50	[]		\N	2026-10-06 10:05:00.058689+00	\N	0	\N	0	\N	\N	\N	\N	\N	\N	3	3	\N	6	12	4	1	2	\N
21	2026-11-26 03:04:13.33422+00	update	{"user": 3}	4894ba48-bb22-4ce2-b3b9-8a0d2fbbf872	4	\N	desk	draft	{"amount": "1027.5", "due-on": "2026-12-05", "supply": "warned", "account-number": "30085287419"}	1027.50	[]		\N	2026-10-06 10:05:00.058689+00	\N	0	\N	0	\N	\N	\N	\N	\N	\N	3	3	4	6	12	4	1	2	\N
85	2026-11-26 03:04:13.33422+00	update	{"user": 3}	50216031-9aa2-49af-a7a4-07b6d32ff89b	14	\N	desk	draft	{"amount": "789.5", "due-on": "2026-12-03", "supply": "cut", "account-number": "30053918765"}	789.50	[]		\N	2026-11-22 09:05:00.038131+00	\N	0	\N	0	\N	\N	\N	\N	\N	\N	3	3	13	7	14	14	1	2	\N
22	2026-11-26 03:04:13.33422+00	update	{"user": 3}	4894ba48-bb22-4ce2-b3b9-8a0d2fbbf872	4	1448-00004	desk	submitted	{"amount": "1027.5", "due-on": "2026-12-05", "supply": "warned", "account-number": "30085287419"}	1027.50	[]		\N	2026-10-06 10:05:00.058689+00	2026-10-06	0	\N	0	\N	\N	\N	\N	\N	\N	3	3	4	6	12	4	1	2	\N
23	2026-11-26 03:04:13.33422+00	insert	{"user": 3}	4894ba48-bb22-4ce2-b3b9-8a0d2fbbf872	5	\N	desk	draft	{}	\N	[]		\N	2026-10-07 06:05:00.054909+00	\N	0	\N	0	\N	\N	\N	\N	\N	\N	3	3	\N	2	2	5	1	2	\N
24	2026-11-26 03:04:13.33422+00	update	{"user": 3}	4894ba48-bb22-4ce2-b3b9-8a0d2fbbf872	5	\N	desk	draft	{"amount": "619.75", "due-on": "2026-12-02", "supply": "cut", "account-number": "30050069710"}	619.75	[]		\N	2026-10-07 06:05:00.054909+00	\N	0	\N	0	\N	\N	\N	\N	\N	\N	3	3	\N	2	2	5	1	2	\N
25	2026-11-26 03:04:13.33422+00	update	{"user": 3}	c448c2c1-a481-4884-8734-0c21dec69537	5	\N	desk	draft	{"amount": "619.75", "due-on": "2026-12-02", "supply": "cut", "account-number": "30050069710"}	619.75	[]		\N	2026-10-07 06:05:00.054909+00	\N	0	\N	0	\N	\N	\N	\N	\N	\N	3	3	5	2	2	5	1	2	\N
26	2026-11-26 03:04:13.33422+00	update	{"user": 3}	c448c2c1-a481-4884-8734-0c21dec69537	5	1448-00005	desk	submitted	{"amount": "619.75", "due-on": "2026-12-02", "supply": "cut", "account-number": "30050069710"}	619.75	[]		\N	2026-10-07 06:05:00.054909+00	2026-10-07	0	\N	0	\N	\N	\N	\N	\N	\N	3	3	5	2	2	5	1	2	\N
27	2026-11-26 03:04:13.33422+00	update	{"user": 3}	c448c2c1-a481-4884-8734-0c21dec69537	4	1448-00004	desk	verified	{"amount": "1027.5", "due-on": "2026-12-05", "supply": "warned", "account-number": "30085287419"}	1027.50	[]		\N	2026-10-06 10:05:00.058689+00	2026-10-06	0	\N	0	\N	2026-10-07 10:05:00.575422+00	\N	\N	\N	\N	3	3	4	6	12	4	1	2	3
28	2026-11-26 03:04:13.33422+00	update	{"user": 3}	c448c2c1-a481-4884-8734-0c21dec69537	4	1448-00004	desk	raised	{"amount": "1027.5", "due-on": "2026-12-05", "supply": "warned", "account-number": "30085287419"}	1027.50	[]		\N	2026-10-06 10:05:00.058689+00	2026-10-06	0	\N	0	\N	2026-10-07 10:05:00.575422+00	2026-10-08	2026-10-22	\N	\N	3	3	4	6	12	4	1	2	3
29	2026-11-26 03:04:13.33422+00	update	{"user": 3}	c448c2c1-a481-4884-8734-0c21dec69537	5	1448-00005	desk	verified	{"amount": "619.75", "due-on": "2026-12-02", "supply": "cut", "account-number": "30050069710"}	619.75	[]		\N	2026-10-07 06:05:00.054909+00	2026-10-07	0	\N	0	\N	2026-10-11 06:05:00.49463+00	\N	\N	\N	\N	3	3	5	2	2	5	1	2	3
30	2026-11-26 03:04:13.33422+00	update	{"user": 3}	c448c2c1-a481-4884-8734-0c21dec69537	3	1448-00003	desk	returned	{"story": "ارتفع الإيجار عند التجديد ولم أستطع سداد الدفعة.", "amount": "3250", "landlord": "ماجد الهذلي", "yearly-rent": "13000", "contract-end": "2027-05-12", "months-behind": 5}	3250.00	[]		\N	2026-09-24 07:05:00.044642+00	2026-09-24	3	2026-09-27 07:05:00.953994+00	2	2026-10-11	\N	\N	\N	\N	\N	2	2	3	9	18	3	1	1	\N
31	2026-11-26 03:04:13.33422+00	update	{"user": 3}	c448c2c1-a481-4884-8734-0c21dec69537	5	1448-00005	desk	raised	{"amount": "619.75", "due-on": "2026-12-02", "supply": "cut", "account-number": "30050069710"}	619.75	[]		\N	2026-10-07 06:05:00.054909+00	2026-10-07	0	\N	0	\N	2026-10-11 06:05:00.49463+00	2026-10-13	2026-10-27	\N	\N	3	3	5	2	2	5	1	2	3
32	2026-11-26 03:04:13.33422+00	insert	{"user": 3}	c448c2c1-a481-4884-8734-0c21dec69537	6	\N	desk	draft	{}	\N	[]		\N	2026-10-18 06:05:00.056082+00	\N	0	\N	0	\N	\N	\N	\N	\N	\N	3	3	\N	3	5	6	1	1	\N
33	2026-11-26 03:04:13.33422+00	update	{"user": 3}	c448c2c1-a481-4884-8734-0c21dec69537	6	\N	desk	draft	{"story": "أعول أبنائي وحدي، ودخلي لا يكفي الإيجار هذا العام.", "amount": "14500", "landlord": "مبارك الخثعمي", "yearly-rent": "29000", "contract-end": "2027-04-28", "months-behind": 4}	14500.00	[]		\N	2026-10-18 06:05:00.056082+00	\N	0	\N	0	\N	\N	\N	\N	\N	\N	3	3	\N	3	5	6	1	1	\N
34	2026-11-26 03:04:13.33422+00	update	{"user": 3}	a03c041e-9cb3-4f68-8ae9-3923bbd1a396	6	\N	desk	draft	{"story": "أعول أبنائي وحدي، ودخلي لا يكفي الإيجار هذا العام.", "amount": "14500", "landlord": "مبارك الخثعمي", "yearly-rent": "29000", "contract-end": "2027-04-28", "months-behind": 4}	14500.00	[]		\N	2026-10-18 06:05:00.056082+00	\N	0	\N	0	\N	\N	\N	\N	\N	\N	3	3	6	3	5	6	1	1	\N
35	2026-11-26 03:04:13.33422+00	update	{"user": 3}	a03c041e-9cb3-4f68-8ae9-3923bbd1a396	6	1448-00006	desk	submitted	{"story": "أعول أبنائي وحدي، ودخلي لا يكفي الإيجار هذا العام.", "amount": "14500", "landlord": "مبارك الخثعمي", "yearly-rent": "29000", "contract-end": "2027-04-28", "months-behind": 4}	14500.00	[]		\N	2026-10-18 06:05:00.056082+00	2026-10-18	0	\N	0	\N	\N	\N	\N	\N	\N	3	3	6	3	5	6	1	1	\N
36	2026-11-26 03:04:13.33422+00	update	{"user": 3}	a03c041e-9cb3-4f68-8ae9-3923bbd1a396	3	1448-00003	desk	lapsed	{"story": "ارتفع الإيجار عند التجديد ولم أستطع سداد الدفعة.", "amount": "3250", "landlord": "ماجد الهذلي", "yearly-rent": "13000", "contract-end": "2027-05-12", "months-behind": 5}	3250.00	[]		\N	2026-09-24 07:05:00.044642+00	2026-09-24	3	2026-09-27 07:05:00.953994+00	2	2026-10-11	\N	\N	\N	\N	\N	2	2	3	9	18	3	1	1	\N
37	2026-11-26 03:04:13.33422+00	update	{"user": 3}	a03c041e-9cb3-4f68-8ae9-3923bbd1a396	6	1448-00006	desk	verified	{"story": "أعول أبنائي وحدي، ودخلي لا يكفي الإيجار هذا العام.", "amount": "14500", "landlord": "مبارك الخثعمي", "yearly-rent": "29000", "contract-end": "2027-04-28", "months-behind": 4}	14500.00	[]		\N	2026-10-18 06:05:00.056082+00	2026-10-18	0	\N	0	\N	2026-10-21 06:05:00.99756+00	\N	\N	\N	\N	3	3	6	3	5	6	1	1	3
38	2026-11-26 03:04:13.33422+00	update	{"user": 3}	a03c041e-9cb3-4f68-8ae9-3923bbd1a396	6	1448-00006	desk	raised	{"story": "أعول أبنائي وحدي، ودخلي لا يكفي الإيجار هذا العام.", "amount": "14500", "landlord": "مبارك الخثعمي", "yearly-rent": "29000", "contract-end": "2027-04-28", "months-behind": 4}	14500.00	[]		\N	2026-10-18 06:05:00.056082+00	2026-10-18	0	\N	0	\N	2026-10-21 06:05:00.99756+00	2026-10-22	2026-11-05	\N	\N	3	3	6	3	5	6	1	1	3
39	2026-11-26 03:04:13.33422+00	insert	{"user": 3}	a03c041e-9cb3-4f68-8ae9-3923bbd1a396	7	\N	desk	draft	{}	\N	[]		\N	2026-10-29 09:05:00.146616+00	\N	0	\N	0	\N	\N	\N	\N	\N	\N	3	3	\N	7	14	7	1	1	\N
40	2026-11-26 03:04:13.33422+00	update	{"user": 3}	a03c041e-9cb3-4f68-8ae9-3923bbd1a396	7	\N	desk	draft	{"amount": "9500"}	9500.00	[]		\N	2026-10-29 09:05:00.146616+00	\N	0	\N	0	\N	\N	\N	\N	\N	\N	3	3	\N	7	14	7	1	1	\N
41	2026-11-26 03:04:13.33422+00	update	{"user": 3}	a03c041e-9cb3-4f68-8ae9-3923bbd1a396	1	1448-00001	desk	accepted	{"story": "توقف عمل زوجي منذ شعبان، والمؤجر يطلب المتأخر.", "amount": "9500", "landlord": "علي الرشيدي", "yearly-rent": "28500", "contract-end": "2027-11-13", "months-behind": 2}	9500.00	[]		\N	2026-09-17 07:05:00.070766+00	2026-09-17	0	\N	0	\N	2026-09-20 07:05:00.485739+00	2026-09-21	2026-10-05	2026-10-29 11:05:01.556016+00	\N	1	1	1	1	1	1	1	1	1
42	2026-11-26 03:04:13.33422+00	update	{"user": 3}	a03c041e-9cb3-4f68-8ae9-3923bbd1a396	2	1448-00002	desk	accepted	{"amount": "659.25", "due-on": "2026-12-11", "supply": "warned", "account-number": "30022595671"}	659.25	[]		\N	2026-09-23 07:05:00.040222+00	2026-09-23	0	\N	0	\N	2026-09-27 07:05:00.757926+00	2026-09-28	2026-10-12	2026-10-29 11:05:02.417876+00	\N	2	2	2	8	17	2	1	2	2
43	2026-11-26 03:04:13.33422+00	update	{"user": 3}	a03c041e-9cb3-4f68-8ae9-3923bbd1a396	4	1448-00004	desk	accepted	{"amount": "1027.5", "due-on": "2026-12-05", "supply": "warned", "account-number": "30085287419"}	1027.50	[]		\N	2026-10-06 10:05:00.058689+00	2026-10-06	0	\N	0	\N	2026-10-07 10:05:00.575422+00	2026-10-08	2026-10-22	2026-10-29 11:05:03.202911+00	\N	3	3	4	6	12	4	1	2	3
44	2026-11-26 03:04:13.33422+00	update	{"user": 3}	a03c041e-9cb3-4f68-8ae9-3923bbd1a396	5	1448-00005	desk	accepted	{"amount": "619.75", "due-on": "2026-12-02", "supply": "cut", "account-number": "30050069710"}	619.75	[]		\N	2026-10-07 06:05:00.054909+00	2026-10-07	0	\N	0	\N	2026-10-11 06:05:00.49463+00	2026-10-13	2026-10-27	2026-10-29 11:05:03.966878+00	\N	3	3	5	2	2	5	1	2	3
45	2026-11-26 03:04:13.33422+00	update	{"user": 3}	902e6898-67c5-4b36-9b9f-f5375a07fb3a	5	1448-00005	desk	registered	{"amount": "619.75", "due-on": "2026-12-02", "supply": "cut", "account-number": "30050069710"}	619.75	[]		\N	2026-10-07 06:05:00.054909+00	2026-10-07	0	\N	0	\N	2026-10-11 06:05:00.49463+00	2026-10-13	2026-10-27	2026-10-29 11:05:03.966878+00	\N	3	3	5	2	2	5	1	2	3
46	2026-11-26 03:04:13.33422+00	update	{"user": 2}	a61d3684-7b88-4978-937e-303fcb6e9fa0	2	1448-00002	desk	registered	{"amount": "659.25", "due-on": "2026-12-11", "supply": "warned", "account-number": "30022595671"}	659.25	[]		\N	2026-09-23 07:05:00.040222+00	2026-09-23	0	\N	0	\N	2026-09-27 07:05:00.757926+00	2026-09-28	2026-10-12	2026-10-29 11:05:02.417876+00	\N	2	2	2	8	17	2	1	2	2
47	2026-11-26 03:04:13.33422+00	update	{"user": 1}	82f4d393-744a-41f9-9a34-730c046ff326	1	1448-00001	desk	registered	{"story": "توقف عمل زوجي منذ شعبان، والمؤجر يطلب المتأخر.", "amount": "9500", "landlord": "علي الرشيدي", "yearly-rent": "28500", "contract-end": "2027-11-13", "months-behind": 2}	9500.00	[]		\N	2026-09-17 07:05:00.070766+00	2026-09-17	0	\N	0	\N	2026-09-20 07:05:00.485739+00	2026-09-21	2026-10-05	2026-10-29 11:05:01.556016+00	\N	1	1	1	1	1	1	1	1	1
48	2026-11-26 03:04:13.33422+00	update	{"user": 3}	9d9f6f8b-8de3-4cc5-b394-e658ae5880a2	4	1448-00004	desk	registered	{"amount": "1027.5", "due-on": "2026-12-05", "supply": "warned", "account-number": "30085287419"}	1027.50	[]		\N	2026-10-06 10:05:00.058689+00	2026-10-06	0	\N	0	\N	2026-10-07 10:05:00.575422+00	2026-10-08	2026-10-22	2026-10-29 11:05:03.202911+00	\N	3	3	4	6	12	4	1	2	3
49	2026-11-26 03:04:13.33422+00	insert	{"user": 3}	9d9f6f8b-8de3-4cc5-b394-e658ae5880a2	8	\N	desk	draft	{}	\N	[]		\N	2026-11-03 05:05:00.057236+00	\N	0	\N	0	\N	\N	\N	\N	\N	\N	1	1	\N	5	10	8	1	1	\N
50	2026-11-26 03:04:13.33422+00	update	{"user": 3}	9d9f6f8b-8de3-4cc5-b394-e658ae5880a2	8	\N	desk	draft	{"story": "توقف عمل زوجي منذ شعبان، والمؤجر يطلب المتأخر.", "amount": "9250", "landlord": "ناصر المطيري", "yearly-rent": "18500", "contract-end": "2027-12-21", "months-behind": 2}	9250.00	[]		\N	2026-11-03 05:05:00.057236+00	\N	0	\N	0	\N	\N	\N	\N	\N	\N	1	1	\N	5	10	8	1	1	\N
51	2026-11-26 03:04:13.33422+00	update	{"user": 1}	5f7a18f6-b09e-43d4-b9fb-28b1ef2e3eed	8	\N	desk	draft	{"story": "توقف عمل زوجي منذ شعبان، والمؤجر يطلب المتأخر.", "amount": "9250", "landlord": "ناصر المطيري", "yearly-rent": "18500", "contract-end": "2027-12-21", "months-behind": 2}	9250.00	[]		\N	2026-11-03 05:05:00.057236+00	\N	0	\N	0	\N	\N	\N	\N	\N	\N	1	1	7	5	10	8	1	1	\N
52	2026-11-26 03:04:13.33422+00	update	{"user": 1}	5f7a18f6-b09e-43d4-b9fb-28b1ef2e3eed	8	1448-00007	desk	submitted	{"story": "توقف عمل زوجي منذ شعبان، والمؤجر يطلب المتأخر.", "amount": "9250", "landlord": "ناصر المطيري", "yearly-rent": "18500", "contract-end": "2027-12-21", "months-behind": 2}	9250.00	[]		\N	2026-11-03 05:05:00.057236+00	2026-11-03	0	\N	0	\N	\N	\N	\N	\N	\N	1	1	7	5	10	8	1	1	\N
53	2026-11-26 03:04:13.33422+00	update	{"user": 1}	5f7a18f6-b09e-43d4-b9fb-28b1ef2e3eed	5	1448-00005	desk	ended	{"amount": "619.75", "due-on": "2026-12-02", "supply": "cut", "account-number": "30050069710"}	619.75	[]		\N	2026-10-07 06:05:00.054909+00	2026-10-07	0	\N	0	\N	2026-10-11 06:05:00.49463+00	2026-10-13	2026-10-27	2026-10-29 11:05:03.966878+00	\N	3	3	5	2	2	5	1	2	3
54	2026-11-26 03:04:13.33422+00	update	{"user": 1}	5f7a18f6-b09e-43d4-b9fb-28b1ef2e3eed	2	1448-00002	desk	delivered	{"amount": "659.25", "due-on": "2026-12-11", "supply": "warned", "account-number": "30022595671"}	659.25	[]		\N	2026-09-23 07:05:00.040222+00	2026-09-23	0	\N	0	\N	2026-09-27 07:05:00.757926+00	2026-09-28	2026-10-12	2026-10-29 11:05:02.417876+00	\N	2	2	2	8	17	2	1	2	2
55	2026-11-26 03:04:13.33422+00	update	{"user": 1}	5f7a18f6-b09e-43d4-b9fb-28b1ef2e3eed	8	1448-00007	desk	verified	{"story": "توقف عمل زوجي منذ شعبان، والمؤجر يطلب المتأخر.", "amount": "9250", "landlord": "ناصر المطيري", "yearly-rent": "18500", "contract-end": "2027-12-21", "months-behind": 2}	9250.00	[]		\N	2026-11-03 05:05:00.057236+00	2026-11-03	0	\N	0	\N	2026-11-05 05:05:00.949779+00	\N	\N	\N	\N	1	1	7	5	10	8	1	1	1
56	2026-11-26 03:04:13.33422+00	update	{"user": 1}	5f7a18f6-b09e-43d4-b9fb-28b1ef2e3eed	8	1448-00007	desk	withdrawn	{"story": "توقف عمل زوجي منذ شعبان، والمؤجر يطلب المتأخر.", "amount": "9250", "landlord": "ناصر المطيري", "yearly-rent": "18500", "contract-end": "2027-12-21", "months-behind": 2}	9250.00	[]		\N	2026-11-03 05:05:00.057236+00	2026-11-03	0	\N	0	\N	2026-11-05 05:05:00.949779+00	\N	\N	\N	\N	1	1	7	5	10	8	1	1	1
57	2026-11-26 03:04:13.33422+00	insert	{"user": 1}	5f7a18f6-b09e-43d4-b9fb-28b1ef2e3eed	9	\N	desk	draft	{}	\N	[]		\N	2026-11-08 10:05:00.129737+00	\N	0	\N	0	\N	\N	\N	\N	\N	\N	2	2	\N	8	17	9	1	1	\N
58	2026-11-26 03:04:13.33422+00	update	{"user": 1}	5f7a18f6-b09e-43d4-b9fb-28b1ef2e3eed	9	\N	desk	draft	{"story": "توقف عمل زوجي منذ شعبان، والمؤجر يطلب المتأخر.", "amount": "7375", "landlord": "أنس الرويلي", "yearly-rent": "29500", "contract-end": "2027-11-29", "months-behind": 5}	7375.00	[]		\N	2026-11-08 10:05:00.129737+00	\N	0	\N	0	\N	\N	\N	\N	\N	\N	2	2	\N	8	17	9	1	1	\N
59	2026-11-26 03:04:13.33422+00	update	{"user": 2}	048fdaec-d833-4060-94c1-fba786d44c11	9	\N	desk	draft	{"story": "توقف عمل زوجي منذ شعبان، والمؤجر يطلب المتأخر.", "amount": "7375", "landlord": "أنس الرويلي", "yearly-rent": "29500", "contract-end": "2027-11-29", "months-behind": 5}	7375.00	[]		\N	2026-11-08 10:05:00.129737+00	\N	0	\N	0	\N	\N	\N	\N	\N	\N	2	2	8	8	17	9	1	1	\N
60	2026-11-26 03:04:13.33422+00	update	{"user": 2}	048fdaec-d833-4060-94c1-fba786d44c11	9	1448-00008	desk	submitted	{"story": "توقف عمل زوجي منذ شعبان، والمؤجر يطلب المتأخر.", "amount": "7375", "landlord": "أنس الرويلي", "yearly-rent": "29500", "contract-end": "2027-11-29", "months-behind": 5}	7375.00	[]		\N	2026-11-08 10:05:00.129737+00	2026-11-08	0	\N	0	\N	\N	\N	\N	\N	\N	2	2	8	8	17	9	1	1	\N
61	2026-11-26 03:04:13.33422+00	update	{"user": 2}	048fdaec-d833-4060-94c1-fba786d44c11	9	1448-00008	desk	cancelled	{"story": "توقف عمل زوجي منذ شعبان، والمؤجر يطلب المتأخر.", "amount": "7375", "landlord": "أنس الرويلي", "yearly-rent": "29500", "contract-end": "2027-11-29", "months-behind": 5}	7375.00	[]		\N	2026-11-08 10:05:00.129737+00	2026-11-08	0	\N	0	\N	\N	\N	\N	\N	\N	2	2	8	8	17	9	1	1	\N
62	2026-11-26 03:04:13.33422+00	insert	{"user": 2}	048fdaec-d833-4060-94c1-fba786d44c11	10	\N	desk	draft	{}	\N	[]		\N	2026-11-10 06:05:00.044503+00	\N	0	\N	0	\N	\N	\N	\N	\N	\N	3	3	\N	2	2	10	1	1	\N
63	2026-11-26 03:04:13.33422+00	update	{"user": 2}	048fdaec-d833-4060-94c1-fba786d44c11	10	\N	desk	draft	{"story": "مرض والدي وصار علاجه يأخذ أكثر الراتب.", "amount": "9833", "landlord": "أحمد العتيبي", "yearly-rent": "29500", "contract-end": "2027-03-18", "months-behind": 6}	9833.00	[]		\N	2026-11-10 06:05:00.044503+00	\N	0	\N	0	\N	\N	\N	\N	\N	\N	3	3	\N	2	2	10	1	1	\N
64	2026-11-26 03:04:13.33422+00	update	{"user": 3}	e8f08f6b-3e8b-40ed-b3b4-a9527628f5bc	10	\N	desk	draft	{"story": "مرض والدي وصار علاجه يأخذ أكثر الراتب.", "amount": "9833", "landlord": "أحمد العتيبي", "yearly-rent": "29500", "contract-end": "2027-03-18", "months-behind": 6}	9833.00	[]		\N	2026-11-10 06:05:00.044503+00	\N	0	\N	0	\N	\N	\N	\N	\N	\N	3	3	9	2	2	10	1	1	\N
65	2026-11-26 03:04:13.33422+00	update	{"user": 3}	e8f08f6b-3e8b-40ed-b3b4-a9527628f5bc	10	1448-00009	desk	submitted	{"story": "مرض والدي وصار علاجه يأخذ أكثر الراتب.", "amount": "9833", "landlord": "أحمد العتيبي", "yearly-rent": "29500", "contract-end": "2027-03-18", "months-behind": 6}	9833.00	[]		\N	2026-11-10 06:05:00.044503+00	2026-11-10	0	\N	0	\N	\N	\N	\N	\N	\N	3	3	9	2	2	10	1	1	\N
66	2026-11-26 03:04:13.33422+00	update	{"user": 3}	e8f08f6b-3e8b-40ed-b3b4-a9527628f5bc	10	1448-00009	desk	verified	{"story": "مرض والدي وصار علاجه يأخذ أكثر الراتب.", "amount": "9833", "landlord": "أحمد العتيبي", "yearly-rent": "29500", "contract-end": "2027-03-18", "months-behind": 6}	9833.00	[]		\N	2026-11-10 06:05:00.044503+00	2026-11-10	0	\N	0	\N	2026-11-12 06:05:00.533256+00	\N	\N	\N	\N	3	3	9	2	2	10	1	1	3
67	2026-11-26 03:04:13.33422+00	update	{"user": 3}	e8f08f6b-3e8b-40ed-b3b4-a9527628f5bc	6	1448-00006	desk	rejected	{"story": "أعول أبنائي وحدي، ودخلي لا يكفي الإيجار هذا العام.", "amount": "14500", "landlord": "مبارك الخثعمي", "yearly-rent": "29000", "contract-end": "2027-04-28", "months-behind": 4}	14500.00	[]		\N	2026-10-18 06:05:00.056082+00	2026-10-18	0	\N	0	\N	2026-10-21 06:05:00.99756+00	2026-10-22	2026-11-05	2026-11-12 11:05:01.637665+00	\N	3	3	6	3	5	6	1	1	3
68	2026-11-26 03:04:13.33422+00	update	{"user": 3}	e8f08f6b-3e8b-40ed-b3b4-a9527628f5bc	10	1448-00009	desk	raised	{"story": "مرض والدي وصار علاجه يأخذ أكثر الراتب.", "amount": "9833", "landlord": "أحمد العتيبي", "yearly-rent": "29500", "contract-end": "2027-03-18", "months-behind": 6}	9833.00	[]		\N	2026-11-10 06:05:00.044503+00	2026-11-10	0	\N	0	\N	2026-11-12 06:05:00.533256+00	2026-11-15	2026-11-29	\N	\N	3	3	9	2	2	10	1	1	3
69	2026-11-26 03:04:13.33422+00	insert	{"user": 3}	e8f08f6b-3e8b-40ed-b3b4-a9527628f5bc	11	\N	desk	draft	{}	\N	[]		\N	2026-11-15 08:05:00.101081+00	\N	0	\N	0	\N	\N	\N	\N	\N	\N	1	1	\N	1	1	11	1	2	\N
70	2026-11-26 03:04:13.33422+00	update	{"user": 3}	e8f08f6b-3e8b-40ed-b3b4-a9527628f5bc	11	\N	desk	draft	{"amount": "596.5", "due-on": "2026-12-18", "supply": "warned", "account-number": "30062600118"}	596.50	[]		\N	2026-11-15 08:05:00.101081+00	\N	0	\N	0	\N	\N	\N	\N	\N	\N	1	1	\N	1	1	11	1	2	\N
71	2026-11-26 03:04:13.33422+00	update	{"user": 1}	5d308853-05eb-4977-bd02-01e91377519a	11	\N	desk	draft	{"amount": "596.5", "due-on": "2026-12-18", "supply": "warned", "account-number": "30062600118"}	596.50	[]		\N	2026-11-15 08:05:00.101081+00	\N	0	\N	0	\N	\N	\N	\N	\N	\N	1	1	10	1	1	11	1	2	\N
72	2026-11-26 03:04:13.33422+00	update	{"user": 1}	5d308853-05eb-4977-bd02-01e91377519a	11	1448-00010	desk	submitted	{"amount": "596.5", "due-on": "2026-12-18", "supply": "warned", "account-number": "30062600118"}	596.50	[]		\N	2026-11-15 08:05:00.101081+00	2026-11-15	0	\N	0	\N	\N	\N	\N	\N	\N	1	1	10	1	1	11	1	2	\N
73	2026-11-26 03:04:13.33422+00	update	{"user": 1}	5d308853-05eb-4977-bd02-01e91377519a	11	1448-00010	desk	verified	{"amount": "596.5", "due-on": "2026-12-18", "supply": "warned", "account-number": "30062600118"}	596.50	[]		\N	2026-11-15 08:05:00.101081+00	2026-11-15	0	\N	0	\N	2026-11-17 08:05:00.678257+00	\N	\N	\N	\N	1	1	10	1	1	11	1	2	1
74	2026-11-26 03:04:13.33422+00	update	{"user": 1}	5d308853-05eb-4977-bd02-01e91377519a	11	1448-00010	desk	raised	{"amount": "596.5", "due-on": "2026-12-18", "supply": "warned", "account-number": "30062600118"}	596.50	[]		\N	2026-11-15 08:05:00.101081+00	2026-11-15	0	\N	0	\N	2026-11-17 08:05:00.678257+00	2026-11-19	2026-12-03	\N	\N	1	1	10	1	1	11	1	2	1
75	2026-11-26 03:04:13.33422+00	insert	{"user": 1}	5d308853-05eb-4977-bd02-01e91377519a	12	\N	desk	draft	{}	\N	[]		\N	2026-11-22 07:05:00.074155+00	\N	0	\N	0	\N	\N	\N	\N	\N	\N	3	3	\N	6	12	12	1	1	\N
76	2026-11-26 03:04:13.33422+00	update	{"user": 1}	5d308853-05eb-4977-bd02-01e91377519a	12	\N	desk	draft	{"story": "مرض والدي وصار علاجه يأخذ أكثر الراتب.", "amount": "3625", "landlord": "مشعل القحطاني", "yearly-rent": "14500", "contract-end": "2027-07-27", "months-behind": 4}	3625.00	[]		\N	2026-11-22 07:05:00.074155+00	\N	0	\N	0	\N	\N	\N	\N	\N	\N	3	3	\N	6	12	12	1	1	\N
77	2026-11-26 03:04:13.33422+00	update	{"user": 3}	c66752b8-1b20-4561-9971-f833d1a8fbfe	12	\N	desk	draft	{"story": "مرض والدي وصار علاجه يأخذ أكثر الراتب.", "amount": "3625", "landlord": "مشعل القحطاني", "yearly-rent": "14500", "contract-end": "2027-07-27", "months-behind": 4}	3625.00	[]		\N	2026-11-22 07:05:00.074155+00	\N	0	\N	0	\N	\N	\N	\N	\N	\N	3	3	11	6	12	12	1	1	\N
78	2026-11-26 03:04:13.33422+00	update	{"user": 3}	c66752b8-1b20-4561-9971-f833d1a8fbfe	12	1448-00011	desk	submitted	{"story": "مرض والدي وصار علاجه يأخذ أكثر الراتب.", "amount": "3625", "landlord": "مشعل القحطاني", "yearly-rent": "14500", "contract-end": "2027-07-27", "months-behind": 4}	3625.00	[]		\N	2026-11-22 07:05:00.074155+00	2026-11-22	0	\N	0	\N	\N	\N	\N	\N	\N	3	3	11	6	12	12	1	1	\N
79	2026-11-26 03:04:13.33422+00	insert	{"user": 3}	c66752b8-1b20-4561-9971-f833d1a8fbfe	13	\N	desk	draft	{}	\N	[]		\N	2026-11-22 07:05:01.23813+00	\N	0	\N	0	\N	\N	\N	\N	\N	\N	1	1	\N	5	10	13	1	2	\N
80	2026-11-26 03:04:13.33422+00	update	{"user": 3}	c66752b8-1b20-4561-9971-f833d1a8fbfe	13	\N	desk	draft	{"amount": "894.75", "due-on": "2026-12-10", "supply": "cut", "account-number": "30022088260"}	894.75	[]		\N	2026-11-22 07:05:01.23813+00	\N	0	\N	0	\N	\N	\N	\N	\N	\N	1	1	\N	5	10	13	1	2	\N
81	2026-11-26 03:04:13.33422+00	update	{"user": 1}	5327a1a4-a2d0-49b3-87be-c202d15b9781	13	\N	desk	draft	{"amount": "894.75", "due-on": "2026-12-10", "supply": "cut", "account-number": "30022088260"}	894.75	[]		\N	2026-11-22 07:05:01.23813+00	\N	0	\N	0	\N	\N	\N	\N	\N	\N	1	1	12	5	10	13	1	2	\N
82	2026-11-26 03:04:13.33422+00	update	{"user": 1}	5327a1a4-a2d0-49b3-87be-c202d15b9781	13	1448-00012	desk	submitted	{"amount": "894.75", "due-on": "2026-12-10", "supply": "cut", "account-number": "30022088260"}	894.75	[]		\N	2026-11-22 07:05:01.23813+00	2026-11-22	0	\N	0	\N	\N	\N	\N	\N	\N	1	1	12	5	10	13	1	2	\N
83	2026-11-26 03:04:13.33422+00	insert	{"user": 1}	5327a1a4-a2d0-49b3-87be-c202d15b9781	14	\N	desk	draft	{}	\N	[]		\N	2026-11-22 09:05:00.038131+00	\N	0	\N	0	\N	\N	\N	\N	\N	\N	3	3	\N	7	14	14	1	2	\N
84	2026-11-26 03:04:13.33422+00	update	{"user": 1}	5327a1a4-a2d0-49b3-87be-c202d15b9781	14	\N	desk	draft	{"amount": "789.5", "due-on": "2026-12-03", "supply": "cut", "account-number": "30053918765"}	789.50	[]		\N	2026-11-22 09:05:00.038131+00	\N	0	\N	0	\N	\N	\N	\N	\N	\N	3	3	\N	7	14	14	1	2	\N
86	2026-11-26 03:04:13.33422+00	update	{"user": 3}	50216031-9aa2-49af-a7a4-07b6d32ff89b	14	1448-00013	desk	submitted	{"amount": "789.5", "due-on": "2026-12-03", "supply": "cut", "account-number": "30053918765"}	789.50	[]		\N	2026-11-22 09:05:00.038131+00	2026-11-22	0	\N	0	\N	\N	\N	\N	\N	\N	3	3	13	7	14	14	1	2	\N
87	2026-11-26 03:04:13.33422+00	update	{"user": 3}	50216031-9aa2-49af-a7a4-07b6d32ff89b	13	1448-00012	desk	verified	{"amount": "894.75", "due-on": "2026-12-10", "supply": "cut", "account-number": "30022088260"}	894.75	[]		\N	2026-11-22 07:05:01.23813+00	2026-11-22	0	\N	0	\N	2026-11-23 07:05:00.695222+00	\N	\N	\N	\N	1	1	12	5	10	13	1	2	1
88	2026-11-26 03:04:13.33422+00	update	{"user": 3}	50216031-9aa2-49af-a7a4-07b6d32ff89b	12	1448-00011	desk	returned	{"story": "مرض والدي وصار علاجه يأخذ أكثر الراتب.", "amount": "3625", "landlord": "مشعل القحطاني", "yearly-rent": "14500", "contract-end": "2027-07-27", "months-behind": 4}	3625.00	[]		\N	2026-11-22 07:05:00.074155+00	2026-11-22	2	2026-11-24 07:05:00.408945+00	0	\N	\N	\N	\N	\N	\N	3	3	11	6	12	12	1	1	\N
\.


--
-- Data for Name: requests_app_vote; Type: TABLE DATA; Schema: public; Owner: -
--

COPY public.requests_app_vote (id, choice, at, by_id, item_id, member_id) FROM stdin;
1	yes	2026-10-29 11:05:00.950998+00	6	1	6
2	yes	2026-10-29 11:05:01.11854+00	7	1	7
3	yes	2026-10-29 11:05:01.236129+00	8	1	8
4	yes	2026-10-29 11:05:02.052061+00	6	2	6
5	yes	2026-10-29 11:05:02.169663+00	7	2	7
6	yes	2026-10-29 11:05:02.251921+00	8	2	8
7	yes	2026-10-29 11:05:02.680466+00	6	3	6
8	yes	2026-10-29 11:05:02.806842+00	7	3	7
9	yes	2026-10-29 11:05:02.927387+00	8	3	8
10	yes	2026-10-29 11:05:03.443371+00	6	4	6
11	yes	2026-10-29 11:05:03.581657+00	7	4	7
12	yes	2026-10-29 11:05:03.723087+00	8	4	8
13	no	2026-11-12 11:05:00.79761+00	6	5	6
14	no	2026-11-12 11:05:01.036491+00	7	5	7
15	no	2026-11-12 11:05:01.269639+00	8	5	8
\.


--
-- Data for Name: surveys_answer; Type: TABLE DATA; Schema: public; Owner: -
--

COPY public.surveys_answer (id, step, period, begins_on, scores, branch_id, programme_id, survey_id) FROM stdin;
\.


--
-- Data for Name: surveys_improvementaction; Type: TABLE DATA; Schema: public; Owner: -
--

COPY public.surveys_improvementaction (id, heard, step, plan, outcome, due_on, status, score_before, score_after, key, created_at, branch_id, created_by_id, owner_id) FROM stdin;
\.


--
-- Data for Name: surveys_improvemententry; Type: TABLE DATA; Schema: public; Owner: -
--

COPY public.surveys_improvemententry (id, at, verb, source, target, reason, details, action_id, by_id) FROM stdin;
\.


--
-- Data for Name: surveys_invitation; Type: TABLE DATA; Schema: public; Owner: -
--

COPY public.surveys_invitation (id, lookup, step, about_type, about_id, created_at, expires_on, pushed_at, is_used, branch_id, person_id, programme_id, survey_id) FROM stdin;
a8cffc86-4c52-45ac-8aac-3d55ed843bb7	5f494192b47af80a700586940ce625f3deeae5c4a4205435c21292ca4e0be195	decision	requests_app.supportrequest	5	2026-10-29 12:05:00.10293+00	2026-11-28	\N	f	3	2	2	1
4eeec678-6a9d-45ad-afd6-7a87f2eefe54	7b1a48c4f0f4f3885485145c9759cffef8b505a95d50c3d828d11c1858d7b296	decision	requests_app.supportrequest	4	2026-10-29 12:05:00.10293+00	2026-11-28	\N	f	3	12	2	1
de7bce50-e37e-4d1a-9ed1-03acbf56a153	7af5c2ecf9c377ef39dd001f18044e900b93be2d24d006b2f822b8dd0bbdde01	decision	requests_app.supportrequest	2	2026-10-29 12:05:00.10293+00	2026-11-28	\N	f	2	17	2	1
f8a420bb-5db0-411c-8d62-398aa5ce6f85	d49e182a84df43cfe4d31a110c8ca4dd64d3f39d388f20c7fa0461aeff69df5a	decision	requests_app.supportrequest	1	2026-10-29 12:05:00.10293+00	2026-11-28	\N	f	1	1	1	1
84bf3085-fe2c-40d5-b73a-a7874cbe8c46	6a14cfd6608186920f19792fb08299c068b038713adad1b7a03f99215720d542	delivery	requests_app.supportrequest	2	2026-11-04 12:05:00.148899+00	2026-12-04	\N	f	2	17	2	1
e67f6670-ff93-4127-8c0c-f29eaa619be4	d64b64c18c4bbe0c62e9ce4a2b7b47ed6a3e213486d40f4a2dadab0d40f16fc8	decision	requests_app.supportrequest	6	2026-11-15 12:05:00.090467+00	2026-12-15	\N	f	3	5	1	1
00a9ca2d-a9dc-45b8-a44f-0e695f438fa0	935b7d8844c88c8e7e0afecf5ead967f9f6e5c23a50fc8c4428a43a79f64dafe	visit	contact.contact	10	2026-11-25 12:05:00.13723+00	2026-12-25	\N	f	3	12	\N	1
8d3781b9-3476-44b8-93b2-fed94ccc8e82	0fcb2238a4dd78c16e802139b0d4867a0097364a1f477034e6cea68697e3e217	visit	contact.contact	9	2026-11-25 12:05:00.13723+00	2026-12-25	\N	f	3	7	\N	1
\.


--
-- Data for Name: surveys_question; Type: TABLE DATA; Schema: public; Owner: -
--

COPY public.surveys_question (id, code, "order", text, text_en, clause, survey_id) FROM stdin;
1	courtesy	1	كيف كان تعاملنا معك؟	How did we treat you?	PR-1	1
2	clarity	2	كيف كان وضوح المطلوب منك؟	How clear was what we asked of you?	DG-1	1
3	answer	3	كيف كان الجواب الذي وصلك منا؟	How was the answer you had from us?	DG-3	1
4	speed	4	كيف كانت سرعة الخدمة؟	How quick was the service?	GO-1	1
5	trust	5	كيف ثقتك بنا بعد هذه الخدمة؟	How is your trust in us after it?	DG-6	1
\.


--
-- Data for Name: surveys_stagedanswer; Type: TABLE DATA; Schema: public; Owner: -
--

COPY public.surveys_stagedanswer (fingerprint, sealed) FROM stdin;
f614da48f335c3166bc32877e658b9190c316f43d45b7d0dc0e4f7469e99ad37	gAAAAAAAAAAAGWAVS1FvgGTh95IXvJyxmH52uL2tIBf6kz471hGANmohyDLZir0DpVoYtjVePtYW_BoQNOJjk4FH5bRlRfdyJqwDkKb-jDvKgxeDTeTP-5bBAHvhEeE6fnHCBXWQsknXSj59gYtfeKI3cjr902ZHL0T9NRRRzBhSRjHP2UJrbiCB7aGebKjXsaBwRKo7Pg3w9eo5Z6nngytLfHvZARccGaGEMxYRT_bF6K07dlrz5upvaunjENMCb6q7L4iV2Ouy3X1AGVVDn5p24mxc2jQBiptiMVPrZ9omtHSRrC5a2Tq2w-tpbbgw4VEpUdlS2RWzmCeX66T_cHk5doKUlIGtvZ63QuIL9HiAuj9u_wCrimUmOXobi1Z_QA0856Ga5H8j4uy9zG0ej3cSvUyE7FrWhHgCgnh16jUnXJgz91NhnyPBMle3Ud21jFfm5VOOMiDfXdb2cl_TYevgmCLnjX2Fxc3UEk4nyaKvLuHbLmO5qc7UvzEvvJ3fcCCtZ4M8eodFlziNRI3g3PWEtMxE5wN703XgbRkdlgH-PcTFaRjHfTsSmR9h43rLb9l8PI-nXFsBKA5fAiCgDwInCfXPR22K7dOZygrtAEgbcEvZWkNnDnA=
e464ffa8902a004704ca4d7d5cd7c607c59a87db2a1f76e79d187c5eba3f276c	gAAAAAAAAAAA5FBFPS5HINDEXgw0dol28crNOleb99Snl5_zU_kYXon2n6zgEXN1x4wkcW_ZgDfcOreQ7cbKWel9sdkWfdEHt6-eS17Y9To6POQbE-J4p3a_hnm8Z7tZMN76_Ud6jZhLOCWt4Rj2nZq4LcM7pFVDoy1VIaa2N3VQBDRwTNDYrn2CMqWLXm4OxN8k0CIC7YfrB9E8TQKO0DCTvoDY58Kb_H38Cc8LA_ErvfOZKOHErnoQy9FNzj_HPyNNGmeVILt16Whr6SVaH5QF1Hm0zhk_5S99wZy4UW5l3lKtjp0-IHuZKr0ijL6m-E419KgxFy15jXFo-TWGY67wAjypOyhZPSbitUcgtn_qeVqHzIBIwlKBIurKHBNVDJfPdMGVopF3aUPR7tKQcsE3CH-u3r30nuqymsFVA1BMiw1rxk2WwE0BClnHbaMLoXtKkbfoUq9w5bhT61vQY_gEKn10SNrfG0mefszVhOUaqj9pePGgCMFz_MeJGdXh6p6p_h_bp09lVxmkfAyBMbIPmkTtRqTzICFzfOVqCAoP5dT6xiBoN3qrUKgdz89Nw2wYDjdbMw4RU2KqviV7QEKxXsnZXU-AuMfqK0xtmDQevmyTOjCBHec=
0c9034a73e1da91eae89dcf6c5be6d99e0b3f966c6cd4e8773a6de3dbb0d34f3	gAAAAAAAAAAAbG_zxUk-2CF7vFBd1ZSNg9wjI5FiwV4ZUynzg7H3uMyH15713t45dxWnga64djd23HavT14ZR1gtGq82GnBrWU1GpfzVI1ZR7tzwANLMAK0DAYmCoK7iWAhWbV6gCG6k56c5c4u19ilztWnQioywH9cunMfxzg5QEq6Vlve5rFH__L-qytyMMAe-Z-erGoQoo4U_rdoVwmDfEArDvbTmVly5BrelfeTcxuyGHeC_xYZVJwo1T5dnabLOpfzA4BWT_IhoI_6akU5OyLWDminnes0G0NCVDG71jPxYw3u7fv9Jmj41PLiNYhiinesGQMZ1Shp-OQG4XODHRZUrcunxcPzt0qvs3vsOlBm9sWMz4iBImVnFe1ii-NlQBX6p_h0OLJi2OxQTDY-CC0D9acDYN5JHq8k7HFosrQmvmu-ctGsUOcsAlYtm-peO8i1OKWNnQ9elY-0OF_5K-I-8x8-MIGuyHKZ5pbMTjzM5Wm2ro27bfOCOq3WCZGplZoLRKEIGaLfqx5jX6KOdpwRHBg-Whv8hNCitjM-OZc7bvhwSwnzzaikTITejfuicTaxhVrRBYcxUrVlYRFfG0eYpSjFob9qN9Vkb7ouT5c4T1kUVZqA=
e34318a34336177fffb51410ecec1cbe87520645aca825c1cfa5bdd657b0e388	gAAAAAAAAAAA6DeFg-TwyXYzySMklpF9PCc0-xXTjn4KW0yM9bS9YegyvW2Tgpa1aCNDP_cUg1UF8K9f4WyYrjwBLaHbQwf8haB709-dZ6pEVI6yrdooEVBnLUjh-oAtT-Euwg7Lqrrvn1e4MuCu67bpJxTC8L6hrH-OD7tOtXTgvqk06oIYqjgFjpWOn_yMwHUW5dJqgCksJyms6sGiA6j0gP3Ey3gR6cvKoMSmWlzdKEOS4ZDfwJnV_-HvPRssIkkQrsRUh3CBCTIOH2qU8vKT2y8mpeU8InqayJ9QL9K-0W2DdD_GFLltG_0o4gjgjjgn414ulq_4ufhKOefdLJ78f00rnHh21xYJD7Azz-0tvcYG-KoTVcpOEIWa-oonFksK_cL3-28rXn1Tx49TY3pP4xZXmm4dh8yzuS35p5OM4fj7MhcgsOWpEGbkyaRyFvgq9PQ7K322jC8kiSup6QVArwouDTOGW8klwZ_fiTPzQyDlFb2T487msF_XSPqcV-h-o_5YCfgqi5zLNecfwWKco4RXQOJy-U1sgfBftkTWNqR5rN2la52jkCE8EZ_yCQL3mmYZGX-mUFlpTB3dB9yPM3Ptpdi0-baXGmm4dKQ_MlCw6ASnXb0=
df5d067d8220b541b7b107a496ddc7dd06aa87a2de2408ead94ec076882283f0	gAAAAAAAAAAAPbHjpu5aD-Dmm1l9bCDQiKvr_sB2d9g6Gm1Se2wTOM9tNfGLTKflaGfYZ19uZvC_CR8wnFu-zmuS0LRFNsVUEcOuaA7Xm1NGXnYgaApo2YD5TZ4F86ItowpMkz-O1c_rrEuqYddQLmfA6vGHF7o3hnEWHdfom-YJiU9TA3ODhFirEjG8weLELQuiWYOFnx6Sc7sDXgijtePckwJuPF0Z_GrrRxnbEp7f6Pw58YCG-KVi-GQKtRrW_hkkCs-5s4HRIW8ST0RnNJUN030WepYQenkwyE_vzichnxJ4qQjHq4DPk9C9qAorwuGlM5biTHDz--AnqyZB-Y1sgDY1a22CmJk2CHrgI5W13ypUrLfGttXEetCFiw9z9-IxSQ3bNPAYSkHKT4HhQF2uJBWMsulEB48RZBedgXhOgLRE_4xutBESj7fNU-Xzs0rcrrmNPi66eC3uzZTd2AuUC9Z0g3danYF_xjOZOlnz4gz_yygiY-LT9stX4CR9iv8EcozujHcwvMP5BES0rO0Z5hY7sF6HvSt6U74nsuATmXoChCT6V-Zc63-3rn6JTRrp_1OgfBb7jnYLikZGWyksvM73xlT6oOn8AjT6QbkquA2Hq20A5aI=
9d37470ee3390d16e69be600149c2c085d93716d51b5c60001e923848e8c13e1	gAAAAAAAAAAAsxpM46ec2uP433Otr-hNrIVEs_w7Jso4ol54gqs76p4JXuu0Lx88KrMCk7Bo5xfB8-E1TKwoTmacOMAakyBUA30V_n0D9HGrHAGGQRlmrGIpitWrtfIwJV8hCNWNcxeciAyTq4A3MrpRijDGFLoANDCIaAkgte7HtPW0wmM_SbJTbf6kzoqkVm0d2E_oEJR-4wVauvMudxALjN22n0C_hE0yd4ipofMNvo04nJgu9Ofg3XMMhZvPhp4TF8j7tJWAzhDrYOHN0786H3YbCjf0wCV5QsNxexOlKUs8Hz1gBxZkMpj7XbxYCkCZQSHuyzP7v5UhHdfiHJWpE4s3FUNAl6sxYD4yk1HA4cBh5D9r5C55gZyw33hyM8iYb3YdrYExGyAiyrNH9uBi7fGCKfj1fLfU9BwpNfMkR5LQwn6eeRYb_ap13_3Mii5gya0vBhTxqk7RyCNZAqClZjyU9LuR16DwFXI3vXnHx1QxITnJKMcwFKiFiWbmP95nyVDvIPKPXapKa7VtWkmjt5OBp313ejjpOd_zj4vDAGpZENbFrCDyOOzmA9-RI539bK0HDopIpcS69JK-oWfnSEUi1I1Sc0SbprkPN3RuqOn97XBrVO8=
6c63768f4b8fa123d428aac289e17894260f39e91b3358e994541eea52f330b6	gAAAAAAAAAAAyT__RtqWBGi65RGffzJXqpKGPQ8YcR9PuGMFUR6G_2cjh1zedoR70_RnFkDYSJL1XvO9u7W4D_NL_rO9vjGTyiFYxdWm7WPtey8Tjqnz9VQuolaEeJKsHxcE0CKIhWhehhzl8xPmTS3oX4AXsztiwiqNufLsJ4cECda6yVOu28oevpcPRVMx-6gozyhh3R2CI1l73_bFeSWJQ7NSo-j4slEEkFmTGBpkWPSg1zBp90TG3ZEduSS5rFDTM7DKRUF5J8TTNJ_Xf8Tmor9LD_lxEgTnMlmd96SZHF1NB5AvmxwkZR2_q8QiH9iJRcKmy56aYX-eisRMjof6BXUD0gNKJcarKkemigOIuzjfIHP1-KXzBWhM8F_I4-ZqWom6OCgIqlv35_UcjBbABiiwopeNPJ7YQE7KbdqAjxb5UqpldK6-iMs3-ZZd9UGCGivYUbEJq3w4rEU-Ddn21mBamdE8MslEfbGzqLTS3OMn-6FmrcAXZaqFR0jv3Uq0zXGuaQGcWGMOw3IhgyXbU8F9VrMGavp_gaHOXMLaCxYYKwGjLkutWla-22EJxMVQWhxGA4mP6Fa8LUzbdSUdV4hRXXt1smkNMpsAtMUMDPjpFIOX2xs=
428cf2bad0ad1a4ae9949050089f31fde8b05dbc7c9ccb4f6b2323d6c9926508	gAAAAAAAAAAAuba122EO3TuyDU0HGk_Zh4whvP4lpV0UAu3xLmF1GDuPGd50zmRvUPxJewYvAbrTL9WRd6hHJooFgjuedB84nEjd5cuwZNAU_qfoRnHWvUxBaXjhR3Rmrg7MfaQXEElXgcihrDGHb0sYxcPfoQiEo4s6YEVtgZ2K76Cj4Zs2osc2S4FZPoSvJGHPNeyEXX9a1zLuOfstdWyhe9NmjEtTcblgyeLaZaHmXSkdMF9J8RmYMUgKasvHpVwaryPVLWkvp1lVvRP6QGvp30zWthaEYnw9BB0XfCABEV0s2D5ESHksZYpQzTWtzJ0uH2fsCovPiZwEME7JYmTEFde5y1GyxHPg1VFH7bupf5z7fAJkxChLEWx6f18cDWTHbALZeljQpLwny6r-R-ccFJhGAXfE5KcmK6cadGvVXZCtjdBLL5fbuFnYstb2ATAfvXFnTEo5NdgQPqkJCeKd964265cqMPKjmelSZRaJ_2L380ILj0gfdW66vjprZ2lZ-C6qjRWaLbUgqTCogTwaJtYN9ueyVyb_eUl4Rz35BKcJWTxPpxIB_J_z0wK_noD_xSUSTkP1FMDWcOehVD4P6EqFYoXqM6BT62LSqKu7MiIezXXY4f8=
4f330afce88080d43745a595f044c2a2ef0e2cee55ce846e6d7644d4cb76e092	gAAAAAAAAAAAh9q5IisAwhm958gk6GF7pyCKHeO45gjdL9ejYo1oQllgSkcO-FSbsCVn8d9g_1GClE9RvCDKgQwe4exBa9c7fHDvDkBwF8jTgB0lJ7rcoAVzYhCgu9ihWAmNkDwUqzd0WIt6t7hkj2564anJ3I1w0pEFzwuRG9HnV3UeMFtYu1IlV4WjjCvvY-WGJ0m79nV1ue_HgDIzchk42O-98FkYOQ0ZOyKesjox-WzFNtffUF2WP0bwXhL1W7AxB1uZlFhwC-MNOFnTo8EFpcbm23qwsJLt4Dn9bKmqK3i_6Byh7S8S8maYqyJ8ajrs-BGyLpgadgm2KgC-5hGCAFyzkpGuI95r0RbgBflJV1Ak2tj1dvORXM-CICngEJnBpmSVRWBIZvmXHzIBLTcbq0AJKA8PxuVpKUEmy6jSF9vR2aWbaV-5KMK3HHOHYYspZMZhO6iWigg2ptu7X7pnrvwLKcZRY6iWXuOx1eAllR3eZkGB8HGOT4bNuhIz_cKeN9ucNWHAbWjq8iQ6yqyuOgCLKwyVrIeZxAUv8b3bLFt0PDpySZ4xYDsK_X8eVal9ZCgm7MQaORqq7SjQhATVNSY50t_Snf9OYvqFslywDSIb44xzYr8=
cb0d1e0d1429f9b3abfdebb8b7717f9e8baff376805a6eb58fd36619d8553556	gAAAAAAAAAAA4tH99k_UyATkmQlMTPBaJJUvLyfoBy2Imk1D75RIYfSOJpQZx45z7nmwAGi5Ip2AJqjfD8xx8tyoRK0ct_FVBJ0AClJy-K_19TOf_tblgh9pFDTdemtAQpU7Qoo3GxDtRkLTacV4y1HQ5EU3pQvMihzHaleigvUhSbL4bXiFByi7ZHjaWEXlk20sjJvXoyFoDPONXRkpD_hqUE3yUb14HXR9FPQqLZXez6D4V4E4dVqm1VqfUaVfhs0iJzibQWc2YO3aAVa2bOZSqSiOgB1spkP3U30dtBf5fr8ObEebqadF4p-VgTRsNrm3YDrIAbq9RFStiSQN-mG7wYOPwoID0TgTM47s1VnYNBCQyuYps1m1EuPqNHF9cov4LXsUmOv9jG4DLlOjwH9X7peyJSuSNNzu8xVqTVufQZho5RHRe8GV2pH5EV2FJqcvGsMi4XtPZ-md7f__-1zJzP65nJjqeBdxdA3g0WD9xM3U88KDbPHrDWJKw2eE2LYxzac5pDg3eQl_32LrF9zdN33ToyA7fig5ZDeILF-p0cyFIYEUlBf8WjGchi9YPObF9eI0pojQpR0iVjdUJ5_N6fhM4lICUUmXBOtLGcw_piT1drbpeQM=
\.


--
-- Data for Name: surveys_survey; Type: TABLE DATA; Schema: public; Owner: -
--

COPY public.surveys_survey (id, version, since) FROM stdin;
1	1	2026-11-26
\.


--
-- Name: account_emailaddress_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.account_emailaddress_id_seq', 1, false);


--
-- Name: account_emailconfirmation_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.account_emailconfirmation_id_seq', 1, false);


--
-- Name: accounts_branch_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.accounts_branch_id_seq', 3, true);


--
-- Name: accounts_user_groups_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.accounts_user_groups_id_seq', 13, true);


--
-- Name: accounts_user_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.accounts_user_id_seq', 13, true);


--
-- Name: accounts_user_user_permissions_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.accounts_user_user_permissions_id_seq', 1, false);


--
-- Name: accounts_userevent_pgh_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.accounts_userevent_pgh_id_seq', 13, true);


--
-- Name: accounts_userroleevent_pgh_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.accounts_userroleevent_pgh_id_seq', 13, true);


--
-- Name: audit_opening_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.audit_opening_id_seq', 1, false);


--
-- Name: audit_series_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.audit_series_id_seq', 39, true);


--
-- Name: auth_group_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.auth_group_id_seq', 9, true);


--
-- Name: auth_group_permissions_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.auth_group_permissions_id_seq', 29, true);


--
-- Name: auth_permission_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.auth_permission_id_seq', 388, true);


--
-- Name: beneficiaries_category_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.beneficiaries_category_id_seq', 15, true);


--
-- Name: beneficiaries_document_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.beneficiaries_document_id_seq', 44, true);


--
-- Name: beneficiaries_documentevent_pgh_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.beneficiaries_documentevent_pgh_id_seq', 44, true);


--
-- Name: beneficiaries_documenttype_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.beneficiaries_documenttype_id_seq', 15, true);


--
-- Name: beneficiaries_guardianship_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.beneficiaries_guardianship_id_seq', 1, false);


--
-- Name: beneficiaries_guardianshipevent_pgh_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.beneficiaries_guardianshipevent_pgh_id_seq', 1, false);


--
-- Name: beneficiaries_household_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.beneficiaries_household_id_seq', 9, true);


--
-- Name: beneficiaries_householdevent_pgh_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.beneficiaries_householdevent_pgh_id_seq', 9, true);


--
-- Name: beneficiaries_person_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.beneficiaries_person_id_seq', 18, true);


--
-- Name: beneficiaries_personcategory_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.beneficiaries_personcategory_id_seq', 6, true);


--
-- Name: beneficiaries_personcategoryevent_pgh_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.beneficiaries_personcategoryevent_pgh_id_seq', 6, true);


--
-- Name: beneficiaries_personevent_pgh_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.beneficiaries_personevent_pgh_id_seq', 18, true);


--
-- Name: beneficiaries_restriction_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.beneficiaries_restriction_id_seq', 2, true);


--
-- Name: beneficiaries_restrictionevent_pgh_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.beneficiaries_restrictionevent_pgh_id_seq', 3, true);


--
-- Name: conduct_attempt_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.conduct_attempt_id_seq', 1, false);


--
-- Name: conduct_authorityreport_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.conduct_authorityreport_id_seq', 1, false);


--
-- Name: conduct_correction_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.conduct_correction_id_seq', 1, true);


--
-- Name: conduct_entry_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.conduct_entry_id_seq', 25, true);


--
-- Name: conduct_hearing_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.conduct_hearing_id_seq', 6, true);


--
-- Name: conduct_incident_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.conduct_incident_id_seq', 7, true);


--
-- Name: conduct_incidentevent_pgh_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.conduct_incidentevent_pgh_id_seq', 17, true);


--
-- Name: conduct_measure_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.conduct_measure_id_seq', 4, true);


--
-- Name: conduct_measureevent_pgh_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.conduct_measureevent_pgh_id_seq', 8, true);


--
-- Name: conduct_objection_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.conduct_objection_id_seq', 1, false);


--
-- Name: conduct_objectionevent_pgh_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.conduct_objectionevent_pgh_id_seq', 1, false);


--
-- Name: contact_contact_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.contact_contact_id_seq', 11, true);


--
-- Name: contact_contactevent_pgh_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.contact_contactevent_pgh_id_seq', 22, true);


--
-- Name: contact_entry_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.contact_entry_id_seq', 22, true);


--
-- Name: contact_referral_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.contact_referral_id_seq', 3, true);


--
-- Name: contact_referralentry_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.contact_referralentry_id_seq', 5, true);


--
-- Name: contact_referralevent_pgh_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.contact_referralevent_pgh_id_seq', 5, true);


--
-- Name: django_admin_log_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.django_admin_log_id_seq', 1, false);


--
-- Name: django_content_type_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.django_content_type_id_seq', 97, true);


--
-- Name: django_migrations_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.django_migrations_id_seq', 45, true);


--
-- Name: letters_letter_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.letters_letter_id_seq', 10, true);


--
-- Name: messaging_delivery_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.messaging_delivery_id_seq', 54, true);


--
-- Name: messaging_message_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.messaging_message_id_seq', 54, true);


--
-- Name: policy_acknowledgement_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.policy_acknowledgement_id_seq', 1, false);


--
-- Name: policy_clause_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.policy_clause_id_seq', 48, true);


--
-- Name: policy_policyversion_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.policy_policyversion_id_seq', 1, true);


--
-- Name: portal_termsacceptance_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.portal_termsacceptance_id_seq', 1, false);


--
-- Name: requests_app_agendaitem_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.requests_app_agendaitem_id_seq', 7, true);


--
-- Name: requests_app_agendaitemevent_pgh_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.requests_app_agendaitemevent_pgh_id_seq', 12, true);


--
-- Name: requests_app_attendance_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.requests_app_attendance_id_seq', 9, true);


--
-- Name: requests_app_attendanceevent_pgh_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.requests_app_attendanceevent_pgh_id_seq', 9, true);


--
-- Name: requests_app_attestation_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.requests_app_attestation_id_seq', 9, true);


--
-- Name: requests_app_awardline_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.requests_app_awardline_id_seq', 6, true);


--
-- Name: requests_app_checkline_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.requests_app_checkline_id_seq', 46, true);


--
-- Name: requests_app_completionitem_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.requests_app_completionitem_id_seq', 4, true);


--
-- Name: requests_app_completionitemevent_pgh_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.requests_app_completionitemevent_pgh_id_seq', 4, true);


--
-- Name: requests_app_decision_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.requests_app_decision_id_seq', 5, true);


--
-- Name: requests_app_declaration_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.requests_app_declaration_id_seq', 13, true);


--
-- Name: requests_app_delivery_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.requests_app_delivery_id_seq', 2, true);


--
-- Name: requests_app_documentrule_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.requests_app_documentrule_id_seq', 9, true);


--
-- Name: requests_app_entry_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.requests_app_entry_id_seq', 112, true);


--
-- Name: requests_app_handovercode_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.requests_app_handovercode_id_seq', 1, false);


--
-- Name: requests_app_itementry_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.requests_app_itementry_id_seq', 20, true);


--
-- Name: requests_app_notice_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.requests_app_notice_id_seq', 9, true);


--
-- Name: requests_app_objection_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.requests_app_objection_id_seq', 1, false);


--
-- Name: requests_app_objectionentry_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.requests_app_objectionentry_id_seq', 1, false);


--
-- Name: requests_app_objectionevent_pgh_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.requests_app_objectionevent_pgh_id_seq', 1, false);


--
-- Name: requests_app_payee_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.requests_app_payee_id_seq', 4, true);


--
-- Name: requests_app_payeeevent_pgh_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.requests_app_payeeevent_pgh_id_seq', 4, true);


--
-- Name: requests_app_programme_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.requests_app_programme_id_seq', 2, true);


--
-- Name: requests_app_question_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.requests_app_question_id_seq', 11, true);


--
-- Name: requests_app_reason_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.requests_app_reason_id_seq', 23, true);


--
-- Name: requests_app_recusal_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.requests_app_recusal_id_seq', 1, false);


--
-- Name: requests_app_signingcode_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.requests_app_signingcode_id_seq', 1, false);


--
-- Name: requests_app_sitting_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.requests_app_sitting_id_seq', 3, true);


--
-- Name: requests_app_sittingentry_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.requests_app_sittingentry_id_seq', 16, true);


--
-- Name: requests_app_sittingevent_pgh_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.requests_app_sittingevent_pgh_id_seq', 10, true);


--
-- Name: requests_app_study_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.requests_app_study_id_seq', 3, true);


--
-- Name: requests_app_studyentry_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.requests_app_studyentry_id_seq', 6, true);


--
-- Name: requests_app_studyevent_pgh_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.requests_app_studyevent_pgh_id_seq', 6, true);


--
-- Name: requests_app_supportrequest_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.requests_app_supportrequest_id_seq', 14, true);


--
-- Name: requests_app_supportrequestevent_pgh_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.requests_app_supportrequestevent_pgh_id_seq', 88, true);


--
-- Name: requests_app_vote_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.requests_app_vote_id_seq', 15, true);


--
-- Name: surveys_improvementaction_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.surveys_improvementaction_id_seq', 1, false);


--
-- Name: surveys_improvemententry_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.surveys_improvemententry_id_seq', 1, false);


--
-- Name: surveys_question_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.surveys_question_id_seq', 5, true);


--
-- Name: surveys_survey_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.surveys_survey_id_seq', 1, true);


--
-- Name: account_emailaddress account_emailaddress_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.account_emailaddress
    ADD CONSTRAINT account_emailaddress_pkey PRIMARY KEY (id);


--
-- Name: account_emailaddress account_emailaddress_user_id_email_987c8728_uniq; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.account_emailaddress
    ADD CONSTRAINT account_emailaddress_user_id_email_987c8728_uniq UNIQUE (user_id, email);


--
-- Name: account_emailconfirmation account_emailconfirmation_key_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.account_emailconfirmation
    ADD CONSTRAINT account_emailconfirmation_key_key UNIQUE (key);


--
-- Name: account_emailconfirmation account_emailconfirmation_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.account_emailconfirmation
    ADD CONSTRAINT account_emailconfirmation_pkey PRIMARY KEY (id);


--
-- Name: accounts_branch accounts_branch_name_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.accounts_branch
    ADD CONSTRAINT accounts_branch_name_key UNIQUE (name);


--
-- Name: accounts_branch accounts_branch_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.accounts_branch
    ADD CONSTRAINT accounts_branch_pkey PRIMARY KEY (id);


--
-- Name: accounts_user_groups accounts_user_groups_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.accounts_user_groups
    ADD CONSTRAINT accounts_user_groups_pkey PRIMARY KEY (id);


--
-- Name: accounts_user_groups accounts_user_groups_user_id_group_id_59c0b32f_uniq; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.accounts_user_groups
    ADD CONSTRAINT accounts_user_groups_user_id_group_id_59c0b32f_uniq UNIQUE (user_id, group_id);


--
-- Name: accounts_user accounts_user_mobile_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.accounts_user
    ADD CONSTRAINT accounts_user_mobile_key UNIQUE (mobile);


--
-- Name: accounts_user accounts_user_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.accounts_user
    ADD CONSTRAINT accounts_user_pkey PRIMARY KEY (id);


--
-- Name: accounts_user_user_permissions accounts_user_user_permi_user_id_permission_id_2ab516c2_uniq; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.accounts_user_user_permissions
    ADD CONSTRAINT accounts_user_user_permi_user_id_permission_id_2ab516c2_uniq UNIQUE (user_id, permission_id);


--
-- Name: accounts_user_user_permissions accounts_user_user_permissions_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.accounts_user_user_permissions
    ADD CONSTRAINT accounts_user_user_permissions_pkey PRIMARY KEY (id);


--
-- Name: accounts_user accounts_user_username_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.accounts_user
    ADD CONSTRAINT accounts_user_username_key UNIQUE (username);


--
-- Name: accounts_userevent accounts_userevent_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.accounts_userevent
    ADD CONSTRAINT accounts_userevent_pkey PRIMARY KEY (pgh_id);


--
-- Name: accounts_userroleevent accounts_userroleevent_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.accounts_userroleevent
    ADD CONSTRAINT accounts_userroleevent_pkey PRIMARY KEY (pgh_id);


--
-- Name: policy_acknowledgement acknowledgement_once; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.policy_acknowledgement
    ADD CONSTRAINT acknowledgement_once UNIQUE (version_id, by_id);


--
-- Name: requests_app_attendance attendance_once; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.requests_app_attendance
    ADD CONSTRAINT attendance_once UNIQUE (sitting_id, member_id);


--
-- Name: audit_opening audit_opening_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.audit_opening
    ADD CONSTRAINT audit_opening_pkey PRIMARY KEY (id);


--
-- Name: audit_series audit_series_name_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.audit_series
    ADD CONSTRAINT audit_series_name_key UNIQUE (name);


--
-- Name: audit_series audit_series_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.audit_series
    ADD CONSTRAINT audit_series_pkey PRIMARY KEY (id);


--
-- Name: auth_group auth_group_name_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.auth_group
    ADD CONSTRAINT auth_group_name_key UNIQUE (name);


--
-- Name: auth_group_permissions auth_group_permissions_group_id_permission_id_0cd325b0_uniq; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.auth_group_permissions
    ADD CONSTRAINT auth_group_permissions_group_id_permission_id_0cd325b0_uniq UNIQUE (group_id, permission_id);


--
-- Name: auth_group_permissions auth_group_permissions_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.auth_group_permissions
    ADD CONSTRAINT auth_group_permissions_pkey PRIMARY KEY (id);


--
-- Name: auth_group auth_group_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.auth_group
    ADD CONSTRAINT auth_group_pkey PRIMARY KEY (id);


--
-- Name: auth_permission auth_permission_content_type_id_codename_01ab375a_uniq; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.auth_permission
    ADD CONSTRAINT auth_permission_content_type_id_codename_01ab375a_uniq UNIQUE (content_type_id, codename);


--
-- Name: auth_permission auth_permission_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.auth_permission
    ADD CONSTRAINT auth_permission_pkey PRIMARY KEY (id);


--
-- Name: requests_app_awardline awardline_once; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.requests_app_awardline
    ADD CONSTRAINT awardline_once UNIQUE (support_request_id, "order");


--
-- Name: beneficiaries_category beneficiaries_category_code_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.beneficiaries_category
    ADD CONSTRAINT beneficiaries_category_code_key UNIQUE (code);


--
-- Name: beneficiaries_category beneficiaries_category_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.beneficiaries_category
    ADD CONSTRAINT beneficiaries_category_pkey PRIMARY KEY (id);


--
-- Name: beneficiaries_document beneficiaries_document_key_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.beneficiaries_document
    ADD CONSTRAINT beneficiaries_document_key_key UNIQUE (key);


--
-- Name: beneficiaries_document beneficiaries_document_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.beneficiaries_document
    ADD CONSTRAINT beneficiaries_document_pkey PRIMARY KEY (id);


--
-- Name: beneficiaries_documentevent beneficiaries_documentevent_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.beneficiaries_documentevent
    ADD CONSTRAINT beneficiaries_documentevent_pkey PRIMARY KEY (pgh_id);


--
-- Name: beneficiaries_documenttype beneficiaries_documenttype_code_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.beneficiaries_documenttype
    ADD CONSTRAINT beneficiaries_documenttype_code_key UNIQUE (code);


--
-- Name: beneficiaries_documenttype beneficiaries_documenttype_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.beneficiaries_documenttype
    ADD CONSTRAINT beneficiaries_documenttype_pkey PRIMARY KEY (id);


--
-- Name: beneficiaries_guardianship beneficiaries_guardianship_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.beneficiaries_guardianship
    ADD CONSTRAINT beneficiaries_guardianship_pkey PRIMARY KEY (id);


--
-- Name: beneficiaries_guardianshipevent beneficiaries_guardianshipevent_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.beneficiaries_guardianshipevent
    ADD CONSTRAINT beneficiaries_guardianshipevent_pkey PRIMARY KEY (pgh_id);


--
-- Name: beneficiaries_household beneficiaries_household_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.beneficiaries_household
    ADD CONSTRAINT beneficiaries_household_pkey PRIMARY KEY (id);


--
-- Name: beneficiaries_householdevent beneficiaries_householdevent_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.beneficiaries_householdevent
    ADD CONSTRAINT beneficiaries_householdevent_pkey PRIMARY KEY (pgh_id);


--
-- Name: beneficiaries_person beneficiaries_person_key_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.beneficiaries_person
    ADD CONSTRAINT beneficiaries_person_key_key UNIQUE (key);


--
-- Name: beneficiaries_person beneficiaries_person_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.beneficiaries_person
    ADD CONSTRAINT beneficiaries_person_pkey PRIMARY KEY (id);


--
-- Name: beneficiaries_personcategory beneficiaries_personcategory_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.beneficiaries_personcategory
    ADD CONSTRAINT beneficiaries_personcategory_pkey PRIMARY KEY (id);


--
-- Name: beneficiaries_personcategoryevent beneficiaries_personcategoryevent_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.beneficiaries_personcategoryevent
    ADD CONSTRAINT beneficiaries_personcategoryevent_pkey PRIMARY KEY (pgh_id);


--
-- Name: beneficiaries_personevent beneficiaries_personevent_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.beneficiaries_personevent
    ADD CONSTRAINT beneficiaries_personevent_pkey PRIMARY KEY (pgh_id);


--
-- Name: beneficiaries_restriction beneficiaries_restriction_measure_id_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.beneficiaries_restriction
    ADD CONSTRAINT beneficiaries_restriction_measure_id_key UNIQUE (measure_id);


--
-- Name: beneficiaries_restriction beneficiaries_restriction_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.beneficiaries_restriction
    ADD CONSTRAINT beneficiaries_restriction_pkey PRIMARY KEY (id);


--
-- Name: beneficiaries_restrictionevent beneficiaries_restrictionevent_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.beneficiaries_restrictionevent
    ADD CONSTRAINT beneficiaries_restrictionevent_pkey PRIMARY KEY (pgh_id);


--
-- Name: cache_entry cache_entry_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.cache_entry
    ADD CONSTRAINT cache_entry_pkey PRIMARY KEY (cache_key);


--
-- Name: requests_app_checkline checkline_once; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.requests_app_checkline
    ADD CONSTRAINT checkline_once UNIQUE (support_request_id, type_id);


--
-- Name: policy_clause clause_one_code; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.policy_clause
    ADD CONSTRAINT clause_one_code UNIQUE (version_id, code);


--
-- Name: requests_app_completionitem completionitem_once; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.requests_app_completionitem
    ADD CONSTRAINT completionitem_once UNIQUE (support_request_id, type_id);


--
-- Name: conduct_attempt conduct_attempt_key_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.conduct_attempt
    ADD CONSTRAINT conduct_attempt_key_key UNIQUE (key);


--
-- Name: conduct_attempt conduct_attempt_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.conduct_attempt
    ADD CONSTRAINT conduct_attempt_pkey PRIMARY KEY (id);


--
-- Name: conduct_authorityreport conduct_authorityreport_key_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.conduct_authorityreport
    ADD CONSTRAINT conduct_authorityreport_key_key UNIQUE (key);


--
-- Name: conduct_authorityreport conduct_authorityreport_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.conduct_authorityreport
    ADD CONSTRAINT conduct_authorityreport_pkey PRIMARY KEY (id);


--
-- Name: conduct_correction conduct_correction_key_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.conduct_correction
    ADD CONSTRAINT conduct_correction_key_key UNIQUE (key);


--
-- Name: conduct_correction conduct_correction_measure_id_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.conduct_correction
    ADD CONSTRAINT conduct_correction_measure_id_key UNIQUE (measure_id);


--
-- Name: conduct_correction conduct_correction_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.conduct_correction
    ADD CONSTRAINT conduct_correction_pkey PRIMARY KEY (id);


--
-- Name: conduct_entry conduct_entry_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.conduct_entry
    ADD CONSTRAINT conduct_entry_pkey PRIMARY KEY (id);


--
-- Name: conduct_hearing conduct_hearing_key_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.conduct_hearing
    ADD CONSTRAINT conduct_hearing_key_key UNIQUE (key);


--
-- Name: conduct_hearing conduct_hearing_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.conduct_hearing
    ADD CONSTRAINT conduct_hearing_pkey PRIMARY KEY (id);


--
-- Name: conduct_incident conduct_incident_key_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.conduct_incident
    ADD CONSTRAINT conduct_incident_key_key UNIQUE (key);


--
-- Name: conduct_incident conduct_incident_number_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.conduct_incident
    ADD CONSTRAINT conduct_incident_number_key UNIQUE (number);


--
-- Name: conduct_incident conduct_incident_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.conduct_incident
    ADD CONSTRAINT conduct_incident_pkey PRIMARY KEY (id);


--
-- Name: conduct_incidentevent conduct_incidentevent_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.conduct_incidentevent
    ADD CONSTRAINT conduct_incidentevent_pkey PRIMARY KEY (pgh_id);


--
-- Name: conduct_measure conduct_measure_key_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.conduct_measure
    ADD CONSTRAINT conduct_measure_key_key UNIQUE (key);


--
-- Name: conduct_measure conduct_measure_letter_id_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.conduct_measure
    ADD CONSTRAINT conduct_measure_letter_id_key UNIQUE (letter_id);


--
-- Name: conduct_measure conduct_measure_lifting_letter_id_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.conduct_measure
    ADD CONSTRAINT conduct_measure_lifting_letter_id_key UNIQUE (lifting_letter_id);


--
-- Name: conduct_measure conduct_measure_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.conduct_measure
    ADD CONSTRAINT conduct_measure_pkey PRIMARY KEY (id);


--
-- Name: conduct_measureevent conduct_measureevent_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.conduct_measureevent
    ADD CONSTRAINT conduct_measureevent_pkey PRIMARY KEY (pgh_id);


--
-- Name: conduct_objection conduct_objection_key_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.conduct_objection
    ADD CONSTRAINT conduct_objection_key_key UNIQUE (key);


--
-- Name: conduct_objection conduct_objection_letter_id_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.conduct_objection
    ADD CONSTRAINT conduct_objection_letter_id_key UNIQUE (letter_id);


--
-- Name: conduct_objection conduct_objection_measure_id_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.conduct_objection
    ADD CONSTRAINT conduct_objection_measure_id_key UNIQUE (measure_id);


--
-- Name: conduct_objection conduct_objection_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.conduct_objection
    ADD CONSTRAINT conduct_objection_pkey PRIMARY KEY (id);


--
-- Name: conduct_objectionevent conduct_objectionevent_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.conduct_objectionevent
    ADD CONSTRAINT conduct_objectionevent_pkey PRIMARY KEY (pgh_id);


--
-- Name: contact_contact contact_contact_key_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.contact_contact
    ADD CONSTRAINT contact_contact_key_key UNIQUE (key);


--
-- Name: contact_contact contact_contact_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.contact_contact
    ADD CONSTRAINT contact_contact_pkey PRIMARY KEY (id);


--
-- Name: contact_contactevent contact_contactevent_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.contact_contactevent
    ADD CONSTRAINT contact_contactevent_pkey PRIMARY KEY (pgh_id);


--
-- Name: contact_entry contact_entry_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.contact_entry
    ADD CONSTRAINT contact_entry_pkey PRIMARY KEY (id);


--
-- Name: contact_referral contact_referral_key_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.contact_referral
    ADD CONSTRAINT contact_referral_key_key UNIQUE (key);


--
-- Name: contact_referral contact_referral_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.contact_referral
    ADD CONSTRAINT contact_referral_pkey PRIMARY KEY (id);


--
-- Name: contact_referralentry contact_referralentry_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.contact_referralentry
    ADD CONSTRAINT contact_referralentry_pkey PRIMARY KEY (id);


--
-- Name: contact_referralevent contact_referralevent_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.contact_referralevent
    ADD CONSTRAINT contact_referralevent_pkey PRIMARY KEY (pgh_id);


--
-- Name: django_admin_log django_admin_log_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.django_admin_log
    ADD CONSTRAINT django_admin_log_pkey PRIMARY KEY (id);


--
-- Name: django_content_type django_content_type_app_label_model_76bd3d3b_uniq; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.django_content_type
    ADD CONSTRAINT django_content_type_app_label_model_76bd3d3b_uniq UNIQUE (app_label, model);


--
-- Name: django_content_type django_content_type_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.django_content_type
    ADD CONSTRAINT django_content_type_pkey PRIMARY KEY (id);


--
-- Name: django_migrations django_migrations_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.django_migrations
    ADD CONSTRAINT django_migrations_pkey PRIMARY KEY (id);


--
-- Name: django_session django_session_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.django_session
    ADD CONSTRAINT django_session_pkey PRIMARY KEY (session_key);


--
-- Name: requests_app_documentrule documentrule_once; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.requests_app_documentrule
    ADD CONSTRAINT documentrule_once UNIQUE (programme_id, type_id);


--
-- Name: surveys_invitation invitation_once_a_step; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.surveys_invitation
    ADD CONSTRAINT invitation_once_a_step UNIQUE (step, about_type, about_id);


--
-- Name: letters_letter letters_letter_code_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.letters_letter
    ADD CONSTRAINT letters_letter_code_key UNIQUE (code);


--
-- Name: letters_letter letters_letter_number_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.letters_letter
    ADD CONSTRAINT letters_letter_number_key UNIQUE (number);


--
-- Name: letters_letter letters_letter_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.letters_letter
    ADD CONSTRAINT letters_letter_pkey PRIMARY KEY (id);


--
-- Name: messaging_delivery messaging_delivery_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.messaging_delivery
    ADD CONSTRAINT messaging_delivery_pkey PRIMARY KEY (id);


--
-- Name: messaging_delivery messaging_delivery_reference_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.messaging_delivery
    ADD CONSTRAINT messaging_delivery_reference_key UNIQUE (reference);


--
-- Name: messaging_message messaging_message_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.messaging_message
    ADD CONSTRAINT messaging_message_pkey PRIMARY KEY (id);


--
-- Name: beneficiaries_personcategory personcategory_once; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.beneficiaries_personcategory
    ADD CONSTRAINT personcategory_once UNIQUE (person_id, category_id);


--
-- Name: pghistory_context pghistory_context_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.pghistory_context
    ADD CONSTRAINT pghistory_context_pkey PRIMARY KEY (id);


--
-- Name: policy_acknowledgement policy_acknowledgement_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.policy_acknowledgement
    ADD CONSTRAINT policy_acknowledgement_pkey PRIMARY KEY (id);


--
-- Name: policy_clause policy_clause_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.policy_clause
    ADD CONSTRAINT policy_clause_pkey PRIMARY KEY (id);


--
-- Name: policy_policyversion policy_policyversion_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.policy_policyversion
    ADD CONSTRAINT policy_policyversion_pkey PRIMARY KEY (id);


--
-- Name: policy_policyversion policyversion_one_a_minute; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.policy_policyversion
    ADD CONSTRAINT policyversion_one_a_minute UNIQUE (term, minute_number);


--
-- Name: portal_termsacceptance portal_termsacceptance_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.portal_termsacceptance
    ADD CONSTRAINT portal_termsacceptance_pkey PRIMARY KEY (id);


--
-- Name: requests_app_question question_one_code; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.requests_app_question
    ADD CONSTRAINT question_one_code UNIQUE (programme_id, code);


--
-- Name: requests_app_reason reason_one_code; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.requests_app_reason
    ADD CONSTRAINT reason_one_code UNIQUE (kind, code);


--
-- Name: requests_app_recusal recusal_once; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.requests_app_recusal
    ADD CONSTRAINT recusal_once UNIQUE (item_id, member_id);


--
-- Name: requests_app_agendaitem requests_app_agendaitem_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.requests_app_agendaitem
    ADD CONSTRAINT requests_app_agendaitem_pkey PRIMARY KEY (id);


--
-- Name: requests_app_agendaitemevent requests_app_agendaitemevent_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.requests_app_agendaitemevent
    ADD CONSTRAINT requests_app_agendaitemevent_pkey PRIMARY KEY (pgh_id);


--
-- Name: requests_app_attendance requests_app_attendance_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.requests_app_attendance
    ADD CONSTRAINT requests_app_attendance_pkey PRIMARY KEY (id);


--
-- Name: requests_app_attendanceevent requests_app_attendanceevent_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.requests_app_attendanceevent
    ADD CONSTRAINT requests_app_attendanceevent_pkey PRIMARY KEY (pgh_id);


--
-- Name: requests_app_attestation requests_app_attestation_declaration_id_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.requests_app_attestation
    ADD CONSTRAINT requests_app_attestation_declaration_id_key UNIQUE (declaration_id);


--
-- Name: requests_app_attestation requests_app_attestation_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.requests_app_attestation
    ADD CONSTRAINT requests_app_attestation_pkey PRIMARY KEY (id);


--
-- Name: requests_app_awardline requests_app_awardline_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.requests_app_awardline
    ADD CONSTRAINT requests_app_awardline_pkey PRIMARY KEY (id);


--
-- Name: requests_app_checkline requests_app_checkline_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.requests_app_checkline
    ADD CONSTRAINT requests_app_checkline_pkey PRIMARY KEY (id);


--
-- Name: requests_app_completionitem requests_app_completionitem_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.requests_app_completionitem
    ADD CONSTRAINT requests_app_completionitem_pkey PRIMARY KEY (id);


--
-- Name: requests_app_completionitemevent requests_app_completionitemevent_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.requests_app_completionitemevent
    ADD CONSTRAINT requests_app_completionitemevent_pkey PRIMARY KEY (pgh_id);


--
-- Name: requests_app_decision requests_app_decision_item_id_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.requests_app_decision
    ADD CONSTRAINT requests_app_decision_item_id_key UNIQUE (item_id);


--
-- Name: requests_app_decision requests_app_decision_letter_id_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.requests_app_decision
    ADD CONSTRAINT requests_app_decision_letter_id_key UNIQUE (letter_id);


--
-- Name: requests_app_decision requests_app_decision_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.requests_app_decision
    ADD CONSTRAINT requests_app_decision_pkey PRIMARY KEY (id);


--
-- Name: requests_app_declaration requests_app_declaration_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.requests_app_declaration
    ADD CONSTRAINT requests_app_declaration_pkey PRIMARY KEY (id);


--
-- Name: requests_app_declaration requests_app_declaration_signing_code_id_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.requests_app_declaration
    ADD CONSTRAINT requests_app_declaration_signing_code_id_key UNIQUE (signing_code_id);


--
-- Name: requests_app_delivery requests_app_delivery_code_id_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.requests_app_delivery
    ADD CONSTRAINT requests_app_delivery_code_id_key UNIQUE (code_id);


--
-- Name: requests_app_delivery requests_app_delivery_key_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.requests_app_delivery
    ADD CONSTRAINT requests_app_delivery_key_key UNIQUE (key);


--
-- Name: requests_app_delivery requests_app_delivery_number_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.requests_app_delivery
    ADD CONSTRAINT requests_app_delivery_number_key UNIQUE (number);


--
-- Name: requests_app_delivery requests_app_delivery_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.requests_app_delivery
    ADD CONSTRAINT requests_app_delivery_pkey PRIMARY KEY (id);


--
-- Name: requests_app_documentrule requests_app_documentrule_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.requests_app_documentrule
    ADD CONSTRAINT requests_app_documentrule_pkey PRIMARY KEY (id);


--
-- Name: requests_app_entry requests_app_entry_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.requests_app_entry
    ADD CONSTRAINT requests_app_entry_pkey PRIMARY KEY (id);


--
-- Name: requests_app_handovercode requests_app_handovercode_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.requests_app_handovercode
    ADD CONSTRAINT requests_app_handovercode_pkey PRIMARY KEY (id);


--
-- Name: requests_app_itementry requests_app_itementry_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.requests_app_itementry
    ADD CONSTRAINT requests_app_itementry_pkey PRIMARY KEY (id);


--
-- Name: requests_app_notice requests_app_notice_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.requests_app_notice
    ADD CONSTRAINT requests_app_notice_pkey PRIMARY KEY (id);


--
-- Name: requests_app_objection requests_app_objection_decision_id_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.requests_app_objection
    ADD CONSTRAINT requests_app_objection_decision_id_key UNIQUE (decision_id);


--
-- Name: requests_app_objection requests_app_objection_key_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.requests_app_objection
    ADD CONSTRAINT requests_app_objection_key_key UNIQUE (key);


--
-- Name: requests_app_objection requests_app_objection_letter_id_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.requests_app_objection
    ADD CONSTRAINT requests_app_objection_letter_id_key UNIQUE (letter_id);


--
-- Name: requests_app_objection requests_app_objection_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.requests_app_objection
    ADD CONSTRAINT requests_app_objection_pkey PRIMARY KEY (id);


--
-- Name: requests_app_objectionentry requests_app_objectionentry_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.requests_app_objectionentry
    ADD CONSTRAINT requests_app_objectionentry_pkey PRIMARY KEY (id);


--
-- Name: requests_app_objectionevent requests_app_objectionevent_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.requests_app_objectionevent
    ADD CONSTRAINT requests_app_objectionevent_pkey PRIMARY KEY (pgh_id);


--
-- Name: requests_app_payee requests_app_payee_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.requests_app_payee
    ADD CONSTRAINT requests_app_payee_pkey PRIMARY KEY (id);


--
-- Name: requests_app_payee requests_app_payee_support_request_id_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.requests_app_payee
    ADD CONSTRAINT requests_app_payee_support_request_id_key UNIQUE (support_request_id);


--
-- Name: requests_app_payeeevent requests_app_payeeevent_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.requests_app_payeeevent
    ADD CONSTRAINT requests_app_payeeevent_pkey PRIMARY KEY (pgh_id);


--
-- Name: requests_app_programme requests_app_programme_code_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.requests_app_programme
    ADD CONSTRAINT requests_app_programme_code_key UNIQUE (code);


--
-- Name: requests_app_programme requests_app_programme_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.requests_app_programme
    ADD CONSTRAINT requests_app_programme_pkey PRIMARY KEY (id);


--
-- Name: requests_app_question requests_app_question_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.requests_app_question
    ADD CONSTRAINT requests_app_question_pkey PRIMARY KEY (id);


--
-- Name: requests_app_reason requests_app_reason_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.requests_app_reason
    ADD CONSTRAINT requests_app_reason_pkey PRIMARY KEY (id);


--
-- Name: requests_app_recusal requests_app_recusal_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.requests_app_recusal
    ADD CONSTRAINT requests_app_recusal_pkey PRIMARY KEY (id);


--
-- Name: requests_app_signingcode requests_app_signingcode_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.requests_app_signingcode
    ADD CONSTRAINT requests_app_signingcode_pkey PRIMARY KEY (id);


--
-- Name: requests_app_sitting requests_app_sitting_key_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.requests_app_sitting
    ADD CONSTRAINT requests_app_sitting_key_key UNIQUE (key);


--
-- Name: requests_app_sitting requests_app_sitting_number_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.requests_app_sitting
    ADD CONSTRAINT requests_app_sitting_number_key UNIQUE (number);


--
-- Name: requests_app_sitting requests_app_sitting_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.requests_app_sitting
    ADD CONSTRAINT requests_app_sitting_pkey PRIMARY KEY (id);


--
-- Name: requests_app_sittingentry requests_app_sittingentry_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.requests_app_sittingentry
    ADD CONSTRAINT requests_app_sittingentry_pkey PRIMARY KEY (id);


--
-- Name: requests_app_sittingevent requests_app_sittingevent_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.requests_app_sittingevent
    ADD CONSTRAINT requests_app_sittingevent_pkey PRIMARY KEY (pgh_id);


--
-- Name: requests_app_study requests_app_study_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.requests_app_study
    ADD CONSTRAINT requests_app_study_pkey PRIMARY KEY (id);


--
-- Name: requests_app_studyentry requests_app_studyentry_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.requests_app_studyentry
    ADD CONSTRAINT requests_app_studyentry_pkey PRIMARY KEY (id);


--
-- Name: requests_app_studyevent requests_app_studyevent_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.requests_app_studyevent
    ADD CONSTRAINT requests_app_studyevent_pkey PRIMARY KEY (pgh_id);


--
-- Name: requests_app_supportrequest requests_app_supportrequest_key_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.requests_app_supportrequest
    ADD CONSTRAINT requests_app_supportrequest_key_key UNIQUE (key);


--
-- Name: requests_app_supportrequest requests_app_supportrequest_number_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.requests_app_supportrequest
    ADD CONSTRAINT requests_app_supportrequest_number_key UNIQUE (number);


--
-- Name: requests_app_supportrequest requests_app_supportrequest_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.requests_app_supportrequest
    ADD CONSTRAINT requests_app_supportrequest_pkey PRIMARY KEY (id);


--
-- Name: requests_app_supportrequestevent requests_app_supportrequestevent_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.requests_app_supportrequestevent
    ADD CONSTRAINT requests_app_supportrequestevent_pkey PRIMARY KEY (pgh_id);


--
-- Name: requests_app_vote requests_app_vote_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.requests_app_vote
    ADD CONSTRAINT requests_app_vote_pkey PRIMARY KEY (id);


--
-- Name: surveys_question surveyquestion_one_code; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.surveys_question
    ADD CONSTRAINT surveyquestion_one_code UNIQUE (survey_id, code);


--
-- Name: surveys_answer surveys_answer_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.surveys_answer
    ADD CONSTRAINT surveys_answer_pkey PRIMARY KEY (id);


--
-- Name: surveys_improvementaction surveys_improvementaction_key_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.surveys_improvementaction
    ADD CONSTRAINT surveys_improvementaction_key_key UNIQUE (key);


--
-- Name: surveys_improvementaction surveys_improvementaction_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.surveys_improvementaction
    ADD CONSTRAINT surveys_improvementaction_pkey PRIMARY KEY (id);


--
-- Name: surveys_improvemententry surveys_improvemententry_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.surveys_improvemententry
    ADD CONSTRAINT surveys_improvemententry_pkey PRIMARY KEY (id);


--
-- Name: surveys_invitation surveys_invitation_lookup_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.surveys_invitation
    ADD CONSTRAINT surveys_invitation_lookup_key UNIQUE (lookup);


--
-- Name: surveys_invitation surveys_invitation_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.surveys_invitation
    ADD CONSTRAINT surveys_invitation_pkey PRIMARY KEY (id);


--
-- Name: surveys_question surveys_question_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.surveys_question
    ADD CONSTRAINT surveys_question_pkey PRIMARY KEY (id);


--
-- Name: surveys_stagedanswer surveys_stagedanswer_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.surveys_stagedanswer
    ADD CONSTRAINT surveys_stagedanswer_pkey PRIMARY KEY (fingerprint);


--
-- Name: surveys_survey surveys_survey_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.surveys_survey
    ADD CONSTRAINT surveys_survey_pkey PRIMARY KEY (id);


--
-- Name: surveys_survey surveys_survey_version_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.surveys_survey
    ADD CONSTRAINT surveys_survey_version_key UNIQUE (version);


--
-- Name: portal_termsacceptance termsacceptance_once; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.portal_termsacceptance
    ADD CONSTRAINT termsacceptance_once UNIQUE (person_id, version);


--
-- Name: requests_app_vote vote_once; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.requests_app_vote
    ADD CONSTRAINT vote_once UNIQUE (item_id, member_id);


--
-- Name: account_emailaddress_email_03be32b2; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX account_emailaddress_email_03be32b2 ON public.account_emailaddress USING btree (email);


--
-- Name: account_emailaddress_email_03be32b2_like; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX account_emailaddress_email_03be32b2_like ON public.account_emailaddress USING btree (email varchar_pattern_ops);


--
-- Name: account_emailaddress_user_id_2c513194; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX account_emailaddress_user_id_2c513194 ON public.account_emailaddress USING btree (user_id);


--
-- Name: account_emailconfirmation_email_address_id_5b7f8c58; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX account_emailconfirmation_email_address_id_5b7f8c58 ON public.account_emailconfirmation USING btree (email_address_id);


--
-- Name: account_emailconfirmation_key_f43612bd_like; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX account_emailconfirmation_key_f43612bd_like ON public.account_emailconfirmation USING btree (key varchar_pattern_ops);


--
-- Name: accounts_branch_name_fee115b0_like; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX accounts_branch_name_fee115b0_like ON public.accounts_branch USING btree (name varchar_pattern_ops);


--
-- Name: accounts_user_branch_id_38ec6caf; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX accounts_user_branch_id_38ec6caf ON public.accounts_user USING btree (branch_id);


--
-- Name: accounts_user_groups_group_id_bd11a704; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX accounts_user_groups_group_id_bd11a704 ON public.accounts_user_groups USING btree (group_id);


--
-- Name: accounts_user_groups_user_id_52b62117; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX accounts_user_groups_user_id_52b62117 ON public.accounts_user_groups USING btree (user_id);


--
-- Name: accounts_user_mobile_68a76a25_like; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX accounts_user_mobile_68a76a25_like ON public.accounts_user USING btree (mobile varchar_pattern_ops);


--
-- Name: accounts_user_user_permissions_permission_id_113bb443; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX accounts_user_user_permissions_permission_id_113bb443 ON public.accounts_user_user_permissions USING btree (permission_id);


--
-- Name: accounts_user_user_permissions_user_id_e4f0a161; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX accounts_user_user_permissions_user_id_e4f0a161 ON public.accounts_user_user_permissions USING btree (user_id);


--
-- Name: accounts_user_username_6088629e_like; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX accounts_user_username_6088629e_like ON public.accounts_user USING btree (username varchar_pattern_ops);


--
-- Name: accounts_userevent_branch_id_3856282f; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX accounts_userevent_branch_id_3856282f ON public.accounts_userevent USING btree (branch_id);


--
-- Name: accounts_userevent_pgh_obj_id_aa99e6a3; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX accounts_userevent_pgh_obj_id_aa99e6a3 ON public.accounts_userevent USING btree (pgh_obj_id);


--
-- Name: accounts_userroleevent_group_id_3c914b66; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX accounts_userroleevent_group_id_3c914b66 ON public.accounts_userroleevent USING btree (group_id);


--
-- Name: accounts_userroleevent_user_id_dc05c089; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX accounts_userroleevent_user_id_dc05c089 ON public.accounts_userroleevent USING btree (user_id);


--
-- Name: agendaitem_one_active; Type: INDEX; Schema: public; Owner: -
--

CREATE UNIQUE INDEX agendaitem_one_active ON public.requests_app_agendaitem USING btree (support_request_id) WHERE ((status)::text = 'listed'::text);


--
-- Name: answer_begins; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX answer_begins ON public.surveys_answer USING btree (begins_on);


--
-- Name: attendance_one_chair; Type: INDEX; Schema: public; Owner: -
--

CREATE UNIQUE INDEX attendance_one_chair ON public.requests_app_attendance USING btree (sitting_id) WHERE is_chair;


--
-- Name: audit_opening_by_id_59699595; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX audit_opening_by_id_59699595 ON public.audit_opening USING btree (by_id);


--
-- Name: audit_opening_person_id_a7c7db42; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX audit_opening_person_id_a7c7db42 ON public.audit_opening USING btree (person_id);


--
-- Name: audit_series_name_7ada40a8_like; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX audit_series_name_7ada40a8_like ON public.audit_series USING btree (name varchar_pattern_ops);


--
-- Name: auth_group_name_a6ea08ec_like; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX auth_group_name_a6ea08ec_like ON public.auth_group USING btree (name varchar_pattern_ops);


--
-- Name: auth_group_permissions_group_id_b120cbf9; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX auth_group_permissions_group_id_b120cbf9 ON public.auth_group_permissions USING btree (group_id);


--
-- Name: auth_group_permissions_permission_id_84c5c92e; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX auth_group_permissions_permission_id_84c5c92e ON public.auth_group_permissions USING btree (permission_id);


--
-- Name: auth_permission_content_type_id_2f476e4b; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX auth_permission_content_type_id_2f476e4b ON public.auth_permission USING btree (content_type_id);


--
-- Name: awardline_due; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX awardline_due ON public.requests_app_awardline USING btree (due_on, id);


--
-- Name: beneficiaries_category_code_11cbe298_like; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX beneficiaries_category_code_11cbe298_like ON public.beneficiaries_category USING btree (code varchar_pattern_ops);


--
-- Name: beneficiaries_document_added_by_id_b5772d4e; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX beneficiaries_document_added_by_id_b5772d4e ON public.beneficiaries_document USING btree (added_by_id);


--
-- Name: beneficiaries_document_person_id_eab0ec0e; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX beneficiaries_document_person_id_eab0ec0e ON public.beneficiaries_document USING btree (person_id);


--
-- Name: beneficiaries_document_type_id_9ebf7cd4; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX beneficiaries_document_type_id_9ebf7cd4 ON public.beneficiaries_document USING btree (type_id);


--
-- Name: beneficiaries_documentevent_added_by_id_bc869df6; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX beneficiaries_documentevent_added_by_id_bc869df6 ON public.beneficiaries_documentevent USING btree (added_by_id);


--
-- Name: beneficiaries_documentevent_person_id_05441cb5; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX beneficiaries_documentevent_person_id_05441cb5 ON public.beneficiaries_documentevent USING btree (person_id);


--
-- Name: beneficiaries_documentevent_pgh_obj_id_377352ee; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX beneficiaries_documentevent_pgh_obj_id_377352ee ON public.beneficiaries_documentevent USING btree (pgh_obj_id);


--
-- Name: beneficiaries_documentevent_type_id_97f2ce0c; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX beneficiaries_documentevent_type_id_97f2ce0c ON public.beneficiaries_documentevent USING btree (type_id);


--
-- Name: beneficiaries_documenttype_code_c2749457_like; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX beneficiaries_documenttype_code_c2749457_like ON public.beneficiaries_documenttype USING btree (code varchar_pattern_ops);


--
-- Name: beneficiaries_guardianship_guardian_id_ec2c727f; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX beneficiaries_guardianship_guardian_id_ec2c727f ON public.beneficiaries_guardianship USING btree (guardian_id);


--
-- Name: beneficiaries_guardianship_ward_id_107c9bf4; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX beneficiaries_guardianship_ward_id_107c9bf4 ON public.beneficiaries_guardianship USING btree (ward_id);


--
-- Name: beneficiaries_guardianshipevent_guardian_id_55a481d6; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX beneficiaries_guardianshipevent_guardian_id_55a481d6 ON public.beneficiaries_guardianshipevent USING btree (guardian_id);


--
-- Name: beneficiaries_guardianshipevent_pgh_obj_id_01572b18; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX beneficiaries_guardianshipevent_pgh_obj_id_01572b18 ON public.beneficiaries_guardianshipevent USING btree (pgh_obj_id);


--
-- Name: beneficiaries_guardianshipevent_ward_id_bce2fabc; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX beneficiaries_guardianshipevent_ward_id_bce2fabc ON public.beneficiaries_guardianshipevent USING btree (ward_id);


--
-- Name: beneficiaries_household_branch_id_54344251; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX beneficiaries_household_branch_id_54344251 ON public.beneficiaries_household USING btree (branch_id);


--
-- Name: beneficiaries_householdevent_branch_id_43ee1f7b; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX beneficiaries_householdevent_branch_id_43ee1f7b ON public.beneficiaries_householdevent USING btree (branch_id);


--
-- Name: beneficiaries_householdevent_pgh_obj_id_c7940314; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX beneficiaries_householdevent_pgh_obj_id_c7940314 ON public.beneficiaries_householdevent USING btree (pgh_obj_id);


--
-- Name: beneficiaries_person_account_id_cf1b3bb3; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX beneficiaries_person_account_id_cf1b3bb3 ON public.beneficiaries_person USING btree (account_id);


--
-- Name: beneficiaries_person_branch_id_6a19fe25; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX beneficiaries_person_branch_id_6a19fe25 ON public.beneficiaries_person USING btree (branch_id);


--
-- Name: beneficiaries_person_created_by_id_3bfaece0; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX beneficiaries_person_created_by_id_3bfaece0 ON public.beneficiaries_person USING btree (created_by_id);


--
-- Name: beneficiaries_person_household_id_1c98c753; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX beneficiaries_person_household_id_1c98c753 ON public.beneficiaries_person USING btree (household_id);


--
-- Name: beneficiaries_person_mobile_5360087f; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX beneficiaries_person_mobile_5360087f ON public.beneficiaries_person USING btree (mobile);


--
-- Name: beneficiaries_person_mobile_5360087f_like; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX beneficiaries_person_mobile_5360087f_like ON public.beneficiaries_person USING btree (mobile varchar_pattern_ops);


--
-- Name: beneficiaries_personcategory_category_id_f40af8f5; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX beneficiaries_personcategory_category_id_f40af8f5 ON public.beneficiaries_personcategory USING btree (category_id);


--
-- Name: beneficiaries_personcategory_person_id_cfefb2ed; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX beneficiaries_personcategory_person_id_cfefb2ed ON public.beneficiaries_personcategory USING btree (person_id);


--
-- Name: beneficiaries_personcategoryevent_category_id_dd2ca8de; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX beneficiaries_personcategoryevent_category_id_dd2ca8de ON public.beneficiaries_personcategoryevent USING btree (category_id);


--
-- Name: beneficiaries_personcategoryevent_person_id_0097fad2; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX beneficiaries_personcategoryevent_person_id_0097fad2 ON public.beneficiaries_personcategoryevent USING btree (person_id);


--
-- Name: beneficiaries_personcategoryevent_pgh_obj_id_3126795d; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX beneficiaries_personcategoryevent_pgh_obj_id_3126795d ON public.beneficiaries_personcategoryevent USING btree (pgh_obj_id);


--
-- Name: beneficiaries_personevent_account_id_89346c92; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX beneficiaries_personevent_account_id_89346c92 ON public.beneficiaries_personevent USING btree (account_id);


--
-- Name: beneficiaries_personevent_branch_id_52a47248; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX beneficiaries_personevent_branch_id_52a47248 ON public.beneficiaries_personevent USING btree (branch_id);


--
-- Name: beneficiaries_personevent_created_by_id_5defbade; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX beneficiaries_personevent_created_by_id_5defbade ON public.beneficiaries_personevent USING btree (created_by_id);


--
-- Name: beneficiaries_personevent_household_id_ab475f25; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX beneficiaries_personevent_household_id_ab475f25 ON public.beneficiaries_personevent USING btree (household_id);


--
-- Name: beneficiaries_personevent_pgh_obj_id_7ca22ab9; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX beneficiaries_personevent_pgh_obj_id_7ca22ab9 ON public.beneficiaries_personevent USING btree (pgh_obj_id);


--
-- Name: beneficiaries_restriction_person_id_68683f7b; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX beneficiaries_restriction_person_id_68683f7b ON public.beneficiaries_restriction USING btree (person_id);


--
-- Name: beneficiaries_restrictionevent_person_id_5484f04b; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX beneficiaries_restrictionevent_person_id_5484f04b ON public.beneficiaries_restrictionevent USING btree (person_id);


--
-- Name: beneficiaries_restrictionevent_pgh_obj_id_7521c4d3; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX beneficiaries_restrictionevent_pgh_obj_id_7521c4d3 ON public.beneficiaries_restrictionevent USING btree (pgh_obj_id);


--
-- Name: cache_entry_expires; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX cache_entry_expires ON public.cache_entry USING btree (expires);


--
-- Name: conduct_attempt_by_id_a68d0c3f; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX conduct_attempt_by_id_a68d0c3f ON public.conduct_attempt USING btree (by_id);


--
-- Name: conduct_attempt_incident_id_e380c7b6; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX conduct_attempt_incident_id_e380c7b6 ON public.conduct_attempt USING btree (incident_id);


--
-- Name: conduct_authorityreport_by_id_812f7a0c; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX conduct_authorityreport_by_id_812f7a0c ON public.conduct_authorityreport USING btree (by_id);


--
-- Name: conduct_authorityreport_incident_id_3ff14a05; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX conduct_authorityreport_incident_id_3ff14a05 ON public.conduct_authorityreport USING btree (incident_id);


--
-- Name: conduct_authorityreport_measure_id_e11ca6a4; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX conduct_authorityreport_measure_id_e11ca6a4 ON public.conduct_authorityreport USING btree (measure_id);


--
-- Name: conduct_correction_by_id_5bc07d90; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX conduct_correction_by_id_5bc07d90 ON public.conduct_correction USING btree (by_id);


--
-- Name: conduct_entry_by_id_fdcf93db; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX conduct_entry_by_id_fdcf93db ON public.conduct_entry USING btree (by_id);


--
-- Name: conduct_entry_incident_id_f0287176; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX conduct_entry_incident_id_f0287176 ON public.conduct_entry USING btree (incident_id);


--
-- Name: conduct_entry_measure_id_31561609; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX conduct_entry_measure_id_31561609 ON public.conduct_entry USING btree (measure_id);


--
-- Name: conduct_hearing_heard_by_id_b086c48c; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX conduct_hearing_heard_by_id_b086c48c ON public.conduct_hearing USING btree (heard_by_id);


--
-- Name: conduct_hearing_incident_id_05acbeb4; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX conduct_hearing_incident_id_05acbeb4 ON public.conduct_hearing USING btree (incident_id);


--
-- Name: conduct_incident_about_staff_id_937fc64b; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX conduct_incident_about_staff_id_937fc64b ON public.conduct_incident USING btree (about_staff_id);


--
-- Name: conduct_incident_assessed_by_id_a1c77fda; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX conduct_incident_assessed_by_id_a1c77fda ON public.conduct_incident USING btree (assessed_by_id);


--
-- Name: conduct_incident_branch_id_c5032e78; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX conduct_incident_branch_id_c5032e78 ON public.conduct_incident USING btree (branch_id);


--
-- Name: conduct_incident_decided_by_id_66a5dd82; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX conduct_incident_decided_by_id_66a5dd82 ON public.conduct_incident USING btree (decided_by_id);


--
-- Name: conduct_incident_number_ce5ffd6f_like; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX conduct_incident_number_ce5ffd6f_like ON public.conduct_incident USING btree (number varchar_pattern_ops);


--
-- Name: conduct_incident_person_id_c0487beb; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX conduct_incident_person_id_c0487beb ON public.conduct_incident USING btree (person_id);


--
-- Name: conduct_incident_policy_version_id_54fedec3; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX conduct_incident_policy_version_id_54fedec3 ON public.conduct_incident USING btree (policy_version_id);


--
-- Name: conduct_incident_reported_by_id_f2cadd6d; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX conduct_incident_reported_by_id_f2cadd6d ON public.conduct_incident USING btree (reported_by_id);


--
-- Name: conduct_incident_victim_id_43953550; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX conduct_incident_victim_id_43953550 ON public.conduct_incident USING btree (victim_id);


--
-- Name: conduct_incidentevent_about_staff_id_5234ace0; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX conduct_incidentevent_about_staff_id_5234ace0 ON public.conduct_incidentevent USING btree (about_staff_id);


--
-- Name: conduct_incidentevent_assessed_by_id_018036c8; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX conduct_incidentevent_assessed_by_id_018036c8 ON public.conduct_incidentevent USING btree (assessed_by_id);


--
-- Name: conduct_incidentevent_branch_id_0106f5be; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX conduct_incidentevent_branch_id_0106f5be ON public.conduct_incidentevent USING btree (branch_id);


--
-- Name: conduct_incidentevent_decided_by_id_791ebf2a; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX conduct_incidentevent_decided_by_id_791ebf2a ON public.conduct_incidentevent USING btree (decided_by_id);


--
-- Name: conduct_incidentevent_person_id_0cfb13c6; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX conduct_incidentevent_person_id_0cfb13c6 ON public.conduct_incidentevent USING btree (person_id);


--
-- Name: conduct_incidentevent_pgh_obj_id_ba474211; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX conduct_incidentevent_pgh_obj_id_ba474211 ON public.conduct_incidentevent USING btree (pgh_obj_id);


--
-- Name: conduct_incidentevent_policy_version_id_8dedf239; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX conduct_incidentevent_policy_version_id_8dedf239 ON public.conduct_incidentevent USING btree (policy_version_id);


--
-- Name: conduct_incidentevent_reported_by_id_1fcac818; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX conduct_incidentevent_reported_by_id_1fcac818 ON public.conduct_incidentevent USING btree (reported_by_id);


--
-- Name: conduct_incidentevent_victim_id_843551fb; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX conduct_incidentevent_victim_id_843551fb ON public.conduct_incidentevent USING btree (victim_id);


--
-- Name: conduct_measure_decided_by_id_6390d280; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX conduct_measure_decided_by_id_6390d280 ON public.conduct_measure USING btree (decided_by_id);


--
-- Name: conduct_measure_incident_id_813d3e5f; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX conduct_measure_incident_id_813d3e5f ON public.conduct_measure USING btree (incident_id);


--
-- Name: conduct_measure_proposed_by_id_1eff508e; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX conduct_measure_proposed_by_id_1eff508e ON public.conduct_measure USING btree (proposed_by_id);


--
-- Name: conduct_measure_second_decided_by_id_b8c49fac; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX conduct_measure_second_decided_by_id_b8c49fac ON public.conduct_measure USING btree (second_decided_by_id);


--
-- Name: conduct_measureevent_decided_by_id_c4042940; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX conduct_measureevent_decided_by_id_c4042940 ON public.conduct_measureevent USING btree (decided_by_id);


--
-- Name: conduct_measureevent_incident_id_28d575a0; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX conduct_measureevent_incident_id_28d575a0 ON public.conduct_measureevent USING btree (incident_id);


--
-- Name: conduct_measureevent_letter_id_de0205c0; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX conduct_measureevent_letter_id_de0205c0 ON public.conduct_measureevent USING btree (letter_id);


--
-- Name: conduct_measureevent_lifting_letter_id_6c07a6f3; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX conduct_measureevent_lifting_letter_id_6c07a6f3 ON public.conduct_measureevent USING btree (lifting_letter_id);


--
-- Name: conduct_measureevent_pgh_obj_id_5c38680a; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX conduct_measureevent_pgh_obj_id_5c38680a ON public.conduct_measureevent USING btree (pgh_obj_id);


--
-- Name: conduct_measureevent_proposed_by_id_2200a921; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX conduct_measureevent_proposed_by_id_2200a921 ON public.conduct_measureevent USING btree (proposed_by_id);


--
-- Name: conduct_measureevent_second_decided_by_id_be0cd764; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX conduct_measureevent_second_decided_by_id_be0cd764 ON public.conduct_measureevent USING btree (second_decided_by_id);


--
-- Name: conduct_objection_entered_by_id_b774a0d2; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX conduct_objection_entered_by_id_b774a0d2 ON public.conduct_objection USING btree (entered_by_id);


--
-- Name: conduct_objection_heard_by_id_5e83cfcf; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX conduct_objection_heard_by_id_5e83cfcf ON public.conduct_objection USING btree (heard_by_id);


--
-- Name: conduct_objectionevent_entered_by_id_14212a2f; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX conduct_objectionevent_entered_by_id_14212a2f ON public.conduct_objectionevent USING btree (entered_by_id);


--
-- Name: conduct_objectionevent_heard_by_id_5ba99d25; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX conduct_objectionevent_heard_by_id_5ba99d25 ON public.conduct_objectionevent USING btree (heard_by_id);


--
-- Name: conduct_objectionevent_letter_id_108934ae; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX conduct_objectionevent_letter_id_108934ae ON public.conduct_objectionevent USING btree (letter_id);


--
-- Name: conduct_objectionevent_measure_id_b7873546; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX conduct_objectionevent_measure_id_b7873546 ON public.conduct_objectionevent USING btree (measure_id);


--
-- Name: conduct_objectionevent_pgh_obj_id_f8b2c906; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX conduct_objectionevent_pgh_obj_id_f8b2c906 ON public.conduct_objectionevent USING btree (pgh_obj_id);


--
-- Name: contact_contact_branch_id_d3688b93; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX contact_contact_branch_id_d3688b93 ON public.contact_contact USING btree (branch_id);


--
-- Name: contact_contact_created_by_id_cd24de40; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX contact_contact_created_by_id_cd24de40 ON public.contact_contact USING btree (created_by_id);


--
-- Name: contact_contact_handled_by_id_3b46f900; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX contact_contact_handled_by_id_3b46f900 ON public.contact_contact USING btree (handled_by_id);


--
-- Name: contact_contact_person_id_a726358e; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX contact_contact_person_id_a726358e ON public.contact_contact USING btree (person_id);


--
-- Name: contact_contactevent_branch_id_18b3d2b0; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX contact_contactevent_branch_id_18b3d2b0 ON public.contact_contactevent USING btree (branch_id);


--
-- Name: contact_contactevent_created_by_id_7c691bb4; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX contact_contactevent_created_by_id_7c691bb4 ON public.contact_contactevent USING btree (created_by_id);


--
-- Name: contact_contactevent_handled_by_id_a33e6b21; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX contact_contactevent_handled_by_id_a33e6b21 ON public.contact_contactevent USING btree (handled_by_id);


--
-- Name: contact_contactevent_person_id_0f979b43; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX contact_contactevent_person_id_0f979b43 ON public.contact_contactevent USING btree (person_id);


--
-- Name: contact_contactevent_pgh_obj_id_3e02bbc6; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX contact_contactevent_pgh_obj_id_3e02bbc6 ON public.contact_contactevent USING btree (pgh_obj_id);


--
-- Name: contact_entry_by_id_b9feb407; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX contact_entry_by_id_b9feb407 ON public.contact_entry USING btree (by_id);


--
-- Name: contact_entry_contact_id_b91677a9; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX contact_entry_contact_id_b91677a9 ON public.contact_entry USING btree (contact_id);


--
-- Name: contact_not_closed; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX contact_not_closed ON public.contact_contact USING btree (branch_id, status) WHERE (NOT ((status)::text = 'closed'::text));


--
-- Name: contact_of_the_day; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX contact_of_the_day ON public.contact_contact USING btree (branch_id, day, id);


--
-- Name: contact_one_number; Type: INDEX; Schema: public; Owner: -
--

CREATE UNIQUE INDEX contact_one_number ON public.contact_contact USING btree (number) WHERE (NOT ((number)::text = ''::text));


--
-- Name: contact_one_ticket; Type: INDEX; Schema: public; Owner: -
--

CREATE UNIQUE INDEX contact_one_ticket ON public.contact_contact USING btree (branch_id, day, ticket) WHERE (ticket IS NOT NULL);


--
-- Name: contact_referral_answered_by_id_8cd0044d; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX contact_referral_answered_by_id_8cd0044d ON public.contact_referral USING btree (answered_by_id);


--
-- Name: contact_referral_asked_by_id_790f5702; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX contact_referral_asked_by_id_790f5702 ON public.contact_referral USING btree (asked_by_id);


--
-- Name: contact_referral_branch_id_ba750f64; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX contact_referral_branch_id_ba750f64 ON public.contact_referral USING btree (branch_id);


--
-- Name: contact_referral_contact_id_d040e5e1; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX contact_referral_contact_id_d040e5e1 ON public.contact_referral USING btree (contact_id);


--
-- Name: contact_referral_owner_id_1cb56705; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX contact_referral_owner_id_1cb56705 ON public.contact_referral USING btree (owner_id);


--
-- Name: contact_referral_person_id_88de257b; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX contact_referral_person_id_88de257b ON public.contact_referral USING btree (person_id);


--
-- Name: contact_referralentry_by_id_60fa7dc8; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX contact_referralentry_by_id_60fa7dc8 ON public.contact_referralentry USING btree (by_id);


--
-- Name: contact_referralentry_referral_id_d040651c; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX contact_referralentry_referral_id_d040651c ON public.contact_referralentry USING btree (referral_id);


--
-- Name: contact_referralevent_answered_by_id_6d89f3b4; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX contact_referralevent_answered_by_id_6d89f3b4 ON public.contact_referralevent USING btree (answered_by_id);


--
-- Name: contact_referralevent_asked_by_id_27126fbe; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX contact_referralevent_asked_by_id_27126fbe ON public.contact_referralevent USING btree (asked_by_id);


--
-- Name: contact_referralevent_branch_id_1f457312; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX contact_referralevent_branch_id_1f457312 ON public.contact_referralevent USING btree (branch_id);


--
-- Name: contact_referralevent_contact_id_34c33935; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX contact_referralevent_contact_id_34c33935 ON public.contact_referralevent USING btree (contact_id);


--
-- Name: contact_referralevent_owner_id_9a9eafc8; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX contact_referralevent_owner_id_9a9eafc8 ON public.contact_referralevent USING btree (owner_id);


--
-- Name: contact_referralevent_person_id_b36f939e; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX contact_referralevent_person_id_b36f939e ON public.contact_referralevent USING btree (person_id);


--
-- Name: contact_referralevent_pgh_obj_id_6c7a536d; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX contact_referralevent_pgh_obj_id_6c7a536d ON public.contact_referralevent USING btree (pgh_obj_id);


--
-- Name: delivery_waiting; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX delivery_waiting ON public.messaging_delivery USING btree (due_at, id) WHERE ((state)::text = 'waiting'::text);


--
-- Name: django_admin_log_content_type_id_c4bce8eb; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX django_admin_log_content_type_id_c4bce8eb ON public.django_admin_log USING btree (content_type_id);


--
-- Name: django_admin_log_user_id_c564eba6; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX django_admin_log_user_id_c564eba6 ON public.django_admin_log USING btree (user_id);


--
-- Name: django_session_expire_date_a5c62663; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX django_session_expire_date_a5c62663 ON public.django_session USING btree (expire_date);


--
-- Name: django_session_session_key_c0390e0f_like; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX django_session_session_key_c0390e0f_like ON public.django_session USING btree (session_key varchar_pattern_ops);


--
-- Name: guardianship_once; Type: INDEX; Schema: public; Owner: -
--

CREATE UNIQUE INDEX guardianship_once ON public.beneficiaries_guardianship USING btree (ward_id, guardian_id) WHERE (ended_on IS NULL);


--
-- Name: household_register; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX household_register ON public.beneficiaries_household USING btree (register_number);


--
-- Name: incident_queue; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX incident_queue ON public.conduct_incident USING btree (status, id DESC);


--
-- Name: invitation_of_person; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX invitation_of_person ON public.surveys_invitation USING btree (person_id, pushed_at);


--
-- Name: invitation_unused; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX invitation_unused ON public.surveys_invitation USING btree (survey_id) WHERE (NOT is_used);


--
-- Name: letter_about; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX letter_about ON public.letters_letter USING btree (about_kind, about_id);


--
-- Name: letters_letter_by_id_ff9118d5; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX letters_letter_by_id_ff9118d5 ON public.letters_letter USING btree (by_id);


--
-- Name: letters_letter_code_dd187b06_like; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX letters_letter_code_dd187b06_like ON public.letters_letter USING btree (code varchar_pattern_ops);


--
-- Name: letters_letter_number_a37f03a9_like; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX letters_letter_number_a37f03a9_like ON public.letters_letter USING btree (number varchar_pattern_ops);


--
-- Name: letters_letter_person_id_25b618e8; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX letters_letter_person_id_25b618e8 ON public.letters_letter USING btree (person_id);


--
-- Name: measure_once_for_an_incident; Type: INDEX; Schema: public; Owner: -
--

CREATE UNIQUE INDEX measure_once_for_an_incident ON public.conduct_measure USING btree (incident_id) WHERE ((NOT is_precaution) AND ((status)::text = ANY ((ARRAY['proposed'::character varying, 'endorsed'::character varying, 'in_force'::character varying, 'lifted'::character varying, 'expired'::character varying])::text[])) AND (NOT ((kind)::text = 'report'::text)));


--
-- Name: measure_one_precaution; Type: INDEX; Schema: public; Owner: -
--

CREATE UNIQUE INDEX measure_one_precaution ON public.conduct_measure USING btree (incident_id, kind) WHERE (is_precaution AND ((status)::text = ANY ((ARRAY['proposed'::character varying, 'endorsed'::character varying, 'in_force'::character varying])::text[])));


--
-- Name: measure_running; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX measure_running ON public.conduct_measure USING btree (until) WHERE ((status)::text = 'in_force'::text);


--
-- Name: message_about; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX message_about ON public.messaging_message USING btree (about_type, about_id);


--
-- Name: messaging_delivery_message_id_e5d46cf3; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX messaging_delivery_message_id_e5d46cf3 ON public.messaging_delivery USING btree (message_id);


--
-- Name: messaging_delivery_retried_by_id_b33b46f5; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX messaging_delivery_retried_by_id_b33b46f5 ON public.messaging_delivery USING btree (retried_by_id);


--
-- Name: messaging_message_account_id_21900bb3; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX messaging_message_account_id_21900bb3 ON public.messaging_message USING btree (account_id);


--
-- Name: messaging_message_person_id_846a196a; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX messaging_message_person_id_846a196a ON public.messaging_message USING btree (person_id);


--
-- Name: person_born; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX person_born ON public.beneficiaries_person USING btree (born_on);


--
-- Name: person_identity_prefix; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX person_identity_prefix ON public.beneficiaries_person USING btree (identity_number varchar_pattern_ops);


--
-- Name: person_one_identity; Type: INDEX; Schema: public; Owner: -
--

CREATE UNIQUE INDEX person_one_identity ON public.beneficiaries_person USING btree (identity_kind, identity_number) WHERE (NOT ((identity_number)::text = ''::text));


--
-- Name: person_search; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX person_search ON public.beneficiaries_person USING gin (search) WITH (fastupdate=off);


--
-- Name: policy_acknowledgement_by_id_487293f9; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX policy_acknowledgement_by_id_487293f9 ON public.policy_acknowledgement USING btree (by_id);


--
-- Name: policy_acknowledgement_version_id_6f5c6bc7; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX policy_acknowledgement_version_id_6f5c6bc7 ON public.policy_acknowledgement USING btree (version_id);


--
-- Name: policy_clause_version_id_af1b6ff7; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX policy_clause_version_id_af1b6ff7 ON public.policy_clause USING btree (version_id);


--
-- Name: portal_termsacceptance_by_id_604ef4ab; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX portal_termsacceptance_by_id_604ef4ab ON public.portal_termsacceptance USING btree (by_id);


--
-- Name: portal_termsacceptance_person_id_1b36bc65; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX portal_termsacceptance_person_id_1b36bc65 ON public.portal_termsacceptance USING btree (person_id);


--
-- Name: referral_queue; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX referral_queue ON public.contact_referral USING btree (status, due_on, id);


--
-- Name: requests_app_agendaitem_sitting_id_ca9d7324; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX requests_app_agendaitem_sitting_id_ca9d7324 ON public.requests_app_agendaitem USING btree (sitting_id);


--
-- Name: requests_app_agendaitem_support_request_id_4c8ba19b; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX requests_app_agendaitem_support_request_id_4c8ba19b ON public.requests_app_agendaitem USING btree (support_request_id);


--
-- Name: requests_app_agendaitemevent_pgh_obj_id_0f17f342; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX requests_app_agendaitemevent_pgh_obj_id_0f17f342 ON public.requests_app_agendaitemevent USING btree (pgh_obj_id);


--
-- Name: requests_app_agendaitemevent_sitting_id_e82750c9; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX requests_app_agendaitemevent_sitting_id_e82750c9 ON public.requests_app_agendaitemevent USING btree (sitting_id);


--
-- Name: requests_app_agendaitemevent_support_request_id_952b83f1; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX requests_app_agendaitemevent_support_request_id_952b83f1 ON public.requests_app_agendaitemevent USING btree (support_request_id);


--
-- Name: requests_app_attendance_member_id_bce84dea; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX requests_app_attendance_member_id_bce84dea ON public.requests_app_attendance USING btree (member_id);


--
-- Name: requests_app_attendance_recorded_by_id_1bc3fc8b; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX requests_app_attendance_recorded_by_id_1bc3fc8b ON public.requests_app_attendance USING btree (recorded_by_id);


--
-- Name: requests_app_attendance_sitting_id_769da5d4; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX requests_app_attendance_sitting_id_769da5d4 ON public.requests_app_attendance USING btree (sitting_id);


--
-- Name: requests_app_attendanceevent_member_id_c8ede4dc; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX requests_app_attendanceevent_member_id_c8ede4dc ON public.requests_app_attendanceevent USING btree (member_id);


--
-- Name: requests_app_attendanceevent_pgh_obj_id_09c825f2; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX requests_app_attendanceevent_pgh_obj_id_09c825f2 ON public.requests_app_attendanceevent USING btree (pgh_obj_id);


--
-- Name: requests_app_attendanceevent_recorded_by_id_ec3630a4; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX requests_app_attendanceevent_recorded_by_id_ec3630a4 ON public.requests_app_attendanceevent USING btree (recorded_by_id);


--
-- Name: requests_app_attendanceevent_sitting_id_df103ee7; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX requests_app_attendanceevent_sitting_id_df103ee7 ON public.requests_app_attendanceevent USING btree (sitting_id);


--
-- Name: requests_app_attestation_by_id_4e3e8ed3; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX requests_app_attestation_by_id_4e3e8ed3 ON public.requests_app_attestation USING btree (by_id);


--
-- Name: requests_app_awardline_decision_id_a8de945a; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX requests_app_awardline_decision_id_a8de945a ON public.requests_app_awardline USING btree (decision_id);


--
-- Name: requests_app_awardline_support_request_id_5acf266e; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX requests_app_awardline_support_request_id_5acf266e ON public.requests_app_awardline USING btree (support_request_id);


--
-- Name: requests_app_checkline_decided_by_id_28b14c1e; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX requests_app_checkline_decided_by_id_28b14c1e ON public.requests_app_checkline USING btree (decided_by_id);


--
-- Name: requests_app_checkline_document_id_c97de6bf; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX requests_app_checkline_document_id_c97de6bf ON public.requests_app_checkline USING btree (document_id);


--
-- Name: requests_app_checkline_support_request_id_b6c454a1; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX requests_app_checkline_support_request_id_b6c454a1 ON public.requests_app_checkline USING btree (support_request_id);


--
-- Name: requests_app_checkline_type_id_fab738e4; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX requests_app_checkline_type_id_fab738e4 ON public.requests_app_checkline USING btree (type_id);


--
-- Name: requests_app_completionitem_document_id_cdf7437a; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX requests_app_completionitem_document_id_cdf7437a ON public.requests_app_completionitem USING btree (document_id);


--
-- Name: requests_app_completionitem_iban_owner_id_4477a2ca; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX requests_app_completionitem_iban_owner_id_4477a2ca ON public.requests_app_completionitem USING btree (iban_owner_id);


--
-- Name: requests_app_completionitem_noted_by_id_ae38dd98; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX requests_app_completionitem_noted_by_id_ae38dd98 ON public.requests_app_completionitem USING btree (noted_by_id);


--
-- Name: requests_app_completionitem_support_request_id_3ee6ab05; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX requests_app_completionitem_support_request_id_3ee6ab05 ON public.requests_app_completionitem USING btree (support_request_id);


--
-- Name: requests_app_completionitem_type_id_1a0b04a4; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX requests_app_completionitem_type_id_1a0b04a4 ON public.requests_app_completionitem USING btree (type_id);


--
-- Name: requests_app_completionitemevent_document_id_58fce3cb; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX requests_app_completionitemevent_document_id_58fce3cb ON public.requests_app_completionitemevent USING btree (document_id);


--
-- Name: requests_app_completionitemevent_iban_owner_id_eef2fa0d; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX requests_app_completionitemevent_iban_owner_id_eef2fa0d ON public.requests_app_completionitemevent USING btree (iban_owner_id);


--
-- Name: requests_app_completionitemevent_noted_by_id_2d270fc9; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX requests_app_completionitemevent_noted_by_id_2d270fc9 ON public.requests_app_completionitemevent USING btree (noted_by_id);


--
-- Name: requests_app_completionitemevent_pgh_obj_id_eadaf8f4; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX requests_app_completionitemevent_pgh_obj_id_eadaf8f4 ON public.requests_app_completionitemevent USING btree (pgh_obj_id);


--
-- Name: requests_app_completionitemevent_support_request_id_783a3adf; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX requests_app_completionitemevent_support_request_id_783a3adf ON public.requests_app_completionitemevent USING btree (support_request_id);


--
-- Name: requests_app_completionitemevent_type_id_c8bc2276; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX requests_app_completionitemevent_type_id_c8bc2276 ON public.requests_app_completionitemevent USING btree (type_id);


--
-- Name: requests_app_decision_by_id_364773ab; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX requests_app_decision_by_id_364773ab ON public.requests_app_decision USING btree (by_id);


--
-- Name: requests_app_decision_support_request_id_aeb2c5dd; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX requests_app_decision_support_request_id_aeb2c5dd ON public.requests_app_decision USING btree (support_request_id);


--
-- Name: requests_app_declaration_signer_id_567f61f4; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX requests_app_declaration_signer_id_567f61f4 ON public.requests_app_declaration USING btree (signer_id);


--
-- Name: requests_app_declaration_support_request_id_c784ec0b; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX requests_app_declaration_support_request_id_c784ec0b ON public.requests_app_declaration USING btree (support_request_id);


--
-- Name: requests_app_declaration_taken_by_id_8c6e4ae0; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX requests_app_declaration_taken_by_id_8c6e4ae0 ON public.requests_app_declaration USING btree (taken_by_id);


--
-- Name: requests_app_delivery_delivered_by_id_877e3829; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX requests_app_delivery_delivered_by_id_877e3829 ON public.requests_app_delivery USING btree (delivered_by_id);


--
-- Name: requests_app_delivery_line_id_96d3c326; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX requests_app_delivery_line_id_96d3c326 ON public.requests_app_delivery USING btree (line_id);


--
-- Name: requests_app_delivery_number_3a46dee4_like; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX requests_app_delivery_number_3a46dee4_like ON public.requests_app_delivery USING btree (number varchar_pattern_ops);


--
-- Name: requests_app_delivery_receiver_id_d17f56f9; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX requests_app_delivery_receiver_id_d17f56f9 ON public.requests_app_delivery USING btree (receiver_id);


--
-- Name: requests_app_delivery_reverses_id_1fb8ef61; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX requests_app_delivery_reverses_id_1fb8ef61 ON public.requests_app_delivery USING btree (reverses_id);


--
-- Name: requests_app_documentrule_programme_id_a94501e4; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX requests_app_documentrule_programme_id_a94501e4 ON public.requests_app_documentrule USING btree (programme_id);


--
-- Name: requests_app_documentrule_type_id_0c6dc2e2; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX requests_app_documentrule_type_id_0c6dc2e2 ON public.requests_app_documentrule USING btree (type_id);


--
-- Name: requests_app_entry_by_id_06bcb41c; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX requests_app_entry_by_id_06bcb41c ON public.requests_app_entry USING btree (by_id);


--
-- Name: requests_app_entry_support_request_id_91221fc5; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX requests_app_entry_support_request_id_91221fc5 ON public.requests_app_entry USING btree (support_request_id);


--
-- Name: requests_app_handovercode_line_id_4c056622; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX requests_app_handovercode_line_id_4c056622 ON public.requests_app_handovercode USING btree (line_id);


--
-- Name: requests_app_handovercode_made_by_id_91f8c659; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX requests_app_handovercode_made_by_id_91f8c659 ON public.requests_app_handovercode USING btree (made_by_id);


--
-- Name: requests_app_handovercode_receiver_id_073be916; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX requests_app_handovercode_receiver_id_073be916 ON public.requests_app_handovercode USING btree (receiver_id);


--
-- Name: requests_app_itementry_by_id_40b3fc76; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX requests_app_itementry_by_id_40b3fc76 ON public.requests_app_itementry USING btree (by_id);


--
-- Name: requests_app_itementry_item_id_14d26364; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX requests_app_itementry_item_id_14d26364 ON public.requests_app_itementry USING btree (item_id);


--
-- Name: requests_app_notice_given_by_id_f4abfdfb; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX requests_app_notice_given_by_id_f4abfdfb ON public.requests_app_notice USING btree (given_by_id);


--
-- Name: requests_app_notice_support_request_id_d101b33d; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX requests_app_notice_support_request_id_d101b33d ON public.requests_app_notice USING btree (support_request_id);


--
-- Name: requests_app_objection_filed_by_id_075f424e; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX requests_app_objection_filed_by_id_075f424e ON public.requests_app_objection USING btree (filed_by_id);


--
-- Name: requests_app_objection_heard_by_id_4528ad9f; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX requests_app_objection_heard_by_id_4528ad9f ON public.requests_app_objection USING btree (heard_by_id);


--
-- Name: requests_app_objection_person_id_42fa76c3; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX requests_app_objection_person_id_42fa76c3 ON public.requests_app_objection USING btree (person_id);


--
-- Name: requests_app_objectionentry_by_id_41dceec3; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX requests_app_objectionentry_by_id_41dceec3 ON public.requests_app_objectionentry USING btree (by_id);


--
-- Name: requests_app_objectionentry_objection_id_969be8b6; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX requests_app_objectionentry_objection_id_969be8b6 ON public.requests_app_objectionentry USING btree (objection_id);


--
-- Name: requests_app_objectionevent_decision_id_e66c51db; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX requests_app_objectionevent_decision_id_e66c51db ON public.requests_app_objectionevent USING btree (decision_id);


--
-- Name: requests_app_objectionevent_filed_by_id_d8460651; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX requests_app_objectionevent_filed_by_id_d8460651 ON public.requests_app_objectionevent USING btree (filed_by_id);


--
-- Name: requests_app_objectionevent_heard_by_id_ca3de429; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX requests_app_objectionevent_heard_by_id_ca3de429 ON public.requests_app_objectionevent USING btree (heard_by_id);


--
-- Name: requests_app_objectionevent_letter_id_7f12cb26; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX requests_app_objectionevent_letter_id_7f12cb26 ON public.requests_app_objectionevent USING btree (letter_id);


--
-- Name: requests_app_objectionevent_person_id_7c109902; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX requests_app_objectionevent_person_id_7c109902 ON public.requests_app_objectionevent USING btree (person_id);


--
-- Name: requests_app_objectionevent_pgh_obj_id_89f98012; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX requests_app_objectionevent_pgh_obj_id_89f98012 ON public.requests_app_objectionevent USING btree (pgh_obj_id);


--
-- Name: requests_app_payee_noted_by_id_efbd3ffb; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX requests_app_payee_noted_by_id_efbd3ffb ON public.requests_app_payee USING btree (noted_by_id);


--
-- Name: requests_app_payeeevent_noted_by_id_1ca0934c; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX requests_app_payeeevent_noted_by_id_1ca0934c ON public.requests_app_payeeevent USING btree (noted_by_id);


--
-- Name: requests_app_payeeevent_pgh_obj_id_486ae27a; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX requests_app_payeeevent_pgh_obj_id_486ae27a ON public.requests_app_payeeevent USING btree (pgh_obj_id);


--
-- Name: requests_app_payeeevent_support_request_id_48ff8ddf; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX requests_app_payeeevent_support_request_id_48ff8ddf ON public.requests_app_payeeevent USING btree (support_request_id);


--
-- Name: requests_app_programme_code_c14461d0_like; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX requests_app_programme_code_c14461d0_like ON public.requests_app_programme USING btree (code varchar_pattern_ops);


--
-- Name: requests_app_question_code_47cf1770; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX requests_app_question_code_47cf1770 ON public.requests_app_question USING btree (code);


--
-- Name: requests_app_question_code_47cf1770_like; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX requests_app_question_code_47cf1770_like ON public.requests_app_question USING btree (code varchar_pattern_ops);


--
-- Name: requests_app_question_programme_id_6ee5c5c6; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX requests_app_question_programme_id_6ee5c5c6 ON public.requests_app_question USING btree (programme_id);


--
-- Name: requests_app_reason_code_ba89ba69; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX requests_app_reason_code_ba89ba69 ON public.requests_app_reason USING btree (code);


--
-- Name: requests_app_reason_code_ba89ba69_like; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX requests_app_reason_code_ba89ba69_like ON public.requests_app_reason USING btree (code varchar_pattern_ops);


--
-- Name: requests_app_recusal_by_id_8fc509ce; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX requests_app_recusal_by_id_8fc509ce ON public.requests_app_recusal USING btree (by_id);


--
-- Name: requests_app_recusal_item_id_6dd74c6b; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX requests_app_recusal_item_id_6dd74c6b ON public.requests_app_recusal USING btree (item_id);


--
-- Name: requests_app_recusal_member_id_906b21c5; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX requests_app_recusal_member_id_906b21c5 ON public.requests_app_recusal USING btree (member_id);


--
-- Name: requests_app_signingcode_made_by_id_2870c5e8; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX requests_app_signingcode_made_by_id_2870c5e8 ON public.requests_app_signingcode USING btree (made_by_id);


--
-- Name: requests_app_signingcode_support_request_id_f497ebba; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX requests_app_signingcode_support_request_id_f497ebba ON public.requests_app_signingcode USING btree (support_request_id);


--
-- Name: requests_app_sitting_created_by_id_b93d2287; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX requests_app_sitting_created_by_id_b93d2287 ON public.requests_app_sitting USING btree (created_by_id);


--
-- Name: requests_app_sitting_minutes_signed_by_id_5e9b6d30; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX requests_app_sitting_minutes_signed_by_id_5e9b6d30 ON public.requests_app_sitting USING btree (minutes_signed_by_id);


--
-- Name: requests_app_sitting_policy_version_id_176f2a74; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX requests_app_sitting_policy_version_id_176f2a74 ON public.requests_app_sitting USING btree (policy_version_id);


--
-- Name: requests_app_sittingentry_by_id_1968f1d4; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX requests_app_sittingentry_by_id_1968f1d4 ON public.requests_app_sittingentry USING btree (by_id);


--
-- Name: requests_app_sittingentry_sitting_id_0130eeb1; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX requests_app_sittingentry_sitting_id_0130eeb1 ON public.requests_app_sittingentry USING btree (sitting_id);


--
-- Name: requests_app_sittingevent_created_by_id_3a63bf72; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX requests_app_sittingevent_created_by_id_3a63bf72 ON public.requests_app_sittingevent USING btree (created_by_id);


--
-- Name: requests_app_sittingevent_minutes_signed_by_id_798cdf9d; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX requests_app_sittingevent_minutes_signed_by_id_798cdf9d ON public.requests_app_sittingevent USING btree (minutes_signed_by_id);


--
-- Name: requests_app_sittingevent_pgh_obj_id_91887645; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX requests_app_sittingevent_pgh_obj_id_91887645 ON public.requests_app_sittingevent USING btree (pgh_obj_id);


--
-- Name: requests_app_sittingevent_policy_version_id_6e711111; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX requests_app_sittingevent_policy_version_id_6e711111 ON public.requests_app_sittingevent USING btree (policy_version_id);


--
-- Name: requests_app_study_assigned_by_id_a892760d; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX requests_app_study_assigned_by_id_a892760d ON public.requests_app_study USING btree (assigned_by_id);


--
-- Name: requests_app_study_researcher_id_9d60662c; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX requests_app_study_researcher_id_9d60662c ON public.requests_app_study USING btree (researcher_id);


--
-- Name: requests_app_study_support_request_id_da4e2819; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX requests_app_study_support_request_id_da4e2819 ON public.requests_app_study USING btree (support_request_id);


--
-- Name: requests_app_studyentry_by_id_910d0d42; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX requests_app_studyentry_by_id_910d0d42 ON public.requests_app_studyentry USING btree (by_id);


--
-- Name: requests_app_studyentry_study_id_35a9c3e4; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX requests_app_studyentry_study_id_35a9c3e4 ON public.requests_app_studyentry USING btree (study_id);


--
-- Name: requests_app_studyevent_assigned_by_id_7aa187eb; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX requests_app_studyevent_assigned_by_id_7aa187eb ON public.requests_app_studyevent USING btree (assigned_by_id);


--
-- Name: requests_app_studyevent_pgh_obj_id_88c989df; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX requests_app_studyevent_pgh_obj_id_88c989df ON public.requests_app_studyevent USING btree (pgh_obj_id);


--
-- Name: requests_app_studyevent_researcher_id_67a8bc87; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX requests_app_studyevent_researcher_id_67a8bc87 ON public.requests_app_studyevent USING btree (researcher_id);


--
-- Name: requests_app_studyevent_support_request_id_85b420f5; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX requests_app_studyevent_support_request_id_85b420f5 ON public.requests_app_studyevent USING btree (support_request_id);


--
-- Name: requests_app_supportrequest_assigned_to_id_e2a3eb4e; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX requests_app_supportrequest_assigned_to_id_e2a3eb4e ON public.requests_app_supportrequest USING btree (assigned_to_id);


--
-- Name: requests_app_supportrequest_branch_id_4aa83a58; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX requests_app_supportrequest_branch_id_4aa83a58 ON public.requests_app_supportrequest USING btree (branch_id);


--
-- Name: requests_app_supportrequest_created_by_id_067e0728; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX requests_app_supportrequest_created_by_id_067e0728 ON public.requests_app_supportrequest USING btree (created_by_id);


--
-- Name: requests_app_supportrequest_declaration_id_c7011c48; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX requests_app_supportrequest_declaration_id_c7011c48 ON public.requests_app_supportrequest USING btree (declaration_id);


--
-- Name: requests_app_supportrequest_household_id_53209c03; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX requests_app_supportrequest_household_id_53209c03 ON public.requests_app_supportrequest USING btree (household_id);


--
-- Name: requests_app_supportrequest_number_703a889c_like; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX requests_app_supportrequest_number_703a889c_like ON public.requests_app_supportrequest USING btree (number varchar_pattern_ops);


--
-- Name: requests_app_supportrequest_person_id_6f193e55; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX requests_app_supportrequest_person_id_6f193e55 ON public.requests_app_supportrequest USING btree (person_id);


--
-- Name: requests_app_supportrequest_policy_version_id_f8d878e4; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX requests_app_supportrequest_policy_version_id_f8d878e4 ON public.requests_app_supportrequest USING btree (policy_version_id);


--
-- Name: requests_app_supportrequest_programme_id_6d0fb788; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX requests_app_supportrequest_programme_id_6d0fb788 ON public.requests_app_supportrequest USING btree (programme_id);


--
-- Name: requests_app_supportrequest_verified_by_id_80302b2e; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX requests_app_supportrequest_verified_by_id_80302b2e ON public.requests_app_supportrequest USING btree (verified_by_id);


--
-- Name: requests_app_supportrequestevent_assigned_to_id_c88c747d; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX requests_app_supportrequestevent_assigned_to_id_c88c747d ON public.requests_app_supportrequestevent USING btree (assigned_to_id);


--
-- Name: requests_app_supportrequestevent_branch_id_931d48b1; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX requests_app_supportrequestevent_branch_id_931d48b1 ON public.requests_app_supportrequestevent USING btree (branch_id);


--
-- Name: requests_app_supportrequestevent_created_by_id_f9d2b572; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX requests_app_supportrequestevent_created_by_id_f9d2b572 ON public.requests_app_supportrequestevent USING btree (created_by_id);


--
-- Name: requests_app_supportrequestevent_declaration_id_47943fa8; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX requests_app_supportrequestevent_declaration_id_47943fa8 ON public.requests_app_supportrequestevent USING btree (declaration_id);


--
-- Name: requests_app_supportrequestevent_household_id_1c6111e1; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX requests_app_supportrequestevent_household_id_1c6111e1 ON public.requests_app_supportrequestevent USING btree (household_id);


--
-- Name: requests_app_supportrequestevent_person_id_4f179662; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX requests_app_supportrequestevent_person_id_4f179662 ON public.requests_app_supportrequestevent USING btree (person_id);


--
-- Name: requests_app_supportrequestevent_pgh_obj_id_7adf2262; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX requests_app_supportrequestevent_pgh_obj_id_7adf2262 ON public.requests_app_supportrequestevent USING btree (pgh_obj_id);


--
-- Name: requests_app_supportrequestevent_policy_version_id_233e3775; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX requests_app_supportrequestevent_policy_version_id_233e3775 ON public.requests_app_supportrequestevent USING btree (policy_version_id);


--
-- Name: requests_app_supportrequestevent_programme_id_81fd0d24; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX requests_app_supportrequestevent_programme_id_81fd0d24 ON public.requests_app_supportrequestevent USING btree (programme_id);


--
-- Name: requests_app_supportrequestevent_verified_by_id_aad6e7c8; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX requests_app_supportrequestevent_verified_by_id_aad6e7c8 ON public.requests_app_supportrequestevent USING btree (verified_by_id);


--
-- Name: requests_app_vote_by_id_d1beba54; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX requests_app_vote_by_id_d1beba54 ON public.requests_app_vote USING btree (by_id);


--
-- Name: requests_app_vote_item_id_2f4c55f2; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX requests_app_vote_item_id_2f4c55f2 ON public.requests_app_vote USING btree (item_id);


--
-- Name: requests_app_vote_member_id_308a214b; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX requests_app_vote_member_id_308a214b ON public.requests_app_vote USING btree (member_id);


--
-- Name: study_one_open; Type: INDEX; Schema: public; Owner: -
--

CREATE UNIQUE INDEX study_one_open ON public.requests_app_study USING btree (support_request_id) WHERE ((status)::text = 'draft'::text);


--
-- Name: supportrequest_floor; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX supportrequest_floor ON public.requests_app_supportrequest USING btree (status, floor_on, id);


--
-- Name: supportrequest_one_open; Type: INDEX; Schema: public; Owner: -
--

CREATE UNIQUE INDEX supportrequest_one_open ON public.requests_app_supportrequest USING btree (household_id, programme_id) WHERE ((second_reason = ''::text) AND ((status)::text = ANY ((ARRAY['submitted'::character varying, 'returned'::character varying, 'lapsed'::character varying, 'verified'::character varying, 'raised'::character varying, 'accepted'::character varying, 'registered'::character varying])::text[])));


--
-- Name: supportrequest_queue; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX supportrequest_queue ON public.requests_app_supportrequest USING btree (status, submitted_on, id);


--
-- Name: surveys_answer_branch_id_94526285; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX surveys_answer_branch_id_94526285 ON public.surveys_answer USING btree (branch_id);


--
-- Name: surveys_answer_programme_id_1110da8f; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX surveys_answer_programme_id_1110da8f ON public.surveys_answer USING btree (programme_id);


--
-- Name: surveys_answer_survey_id_caa4663c; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX surveys_answer_survey_id_caa4663c ON public.surveys_answer USING btree (survey_id);


--
-- Name: surveys_improvementaction_branch_id_e8280455; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX surveys_improvementaction_branch_id_e8280455 ON public.surveys_improvementaction USING btree (branch_id);


--
-- Name: surveys_improvementaction_created_by_id_e2c7d5cc; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX surveys_improvementaction_created_by_id_e2c7d5cc ON public.surveys_improvementaction USING btree (created_by_id);


--
-- Name: surveys_improvementaction_owner_id_b14246ff; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX surveys_improvementaction_owner_id_b14246ff ON public.surveys_improvementaction USING btree (owner_id);


--
-- Name: surveys_improvemententry_action_id_44537919; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX surveys_improvemententry_action_id_44537919 ON public.surveys_improvemententry USING btree (action_id);


--
-- Name: surveys_improvemententry_by_id_765ec992; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX surveys_improvemententry_by_id_765ec992 ON public.surveys_improvemententry USING btree (by_id);


--
-- Name: surveys_invitation_branch_id_c5ccd4d6; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX surveys_invitation_branch_id_c5ccd4d6 ON public.surveys_invitation USING btree (branch_id);


--
-- Name: surveys_invitation_lookup_15a1ee75_like; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX surveys_invitation_lookup_15a1ee75_like ON public.surveys_invitation USING btree (lookup varchar_pattern_ops);


--
-- Name: surveys_invitation_person_id_818c44f6; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX surveys_invitation_person_id_818c44f6 ON public.surveys_invitation USING btree (person_id);


--
-- Name: surveys_invitation_programme_id_349d8488; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX surveys_invitation_programme_id_349d8488 ON public.surveys_invitation USING btree (programme_id);


--
-- Name: surveys_invitation_survey_id_d0534764; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX surveys_invitation_survey_id_d0534764 ON public.surveys_invitation USING btree (survey_id);


--
-- Name: surveys_question_code_116ed3a2; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX surveys_question_code_116ed3a2 ON public.surveys_question USING btree (code);


--
-- Name: surveys_question_code_116ed3a2_like; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX surveys_question_code_116ed3a2_like ON public.surveys_question USING btree (code varchar_pattern_ops);


--
-- Name: surveys_question_survey_id_0f30caa3; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX surveys_question_survey_id_0f30caa3 ON public.surveys_question USING btree (survey_id);


--
-- Name: surveys_stagedanswer_fingerprint_d9a0975c_like; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX surveys_stagedanswer_fingerprint_d9a0975c_like ON public.surveys_stagedanswer USING btree (fingerprint varchar_pattern_ops);


--
-- Name: unique_primary_email; Type: INDEX; Schema: public; Owner: -
--

CREATE UNIQUE INDEX unique_primary_email ON public.account_emailaddress USING btree (user_id, "primary") WHERE "primary";


--
-- Name: unique_verified_email; Type: INDEX; Schema: public; Owner: -
--

CREATE UNIQUE INDEX unique_verified_email ON public.account_emailaddress USING btree (email) WHERE verified;


--
-- Name: policy_acknowledgement pgtrigger_acknowledgement_is_insert_only_13b2a; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER pgtrigger_acknowledgement_is_insert_only_13b2a BEFORE DELETE OR UPDATE ON public.policy_acknowledgement FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_acknowledgement_is_insert_only_13b2a();


--
-- Name: policy_acknowledgement pgtrigger_acknowledgement_moment_0cf58; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER pgtrigger_acknowledgement_moment_0cf58 BEFORE INSERT ON public.policy_acknowledgement FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_acknowledgement_moment_0cf58();


--
-- Name: requests_app_agendaitem pgtrigger_agendaitem_decided_by_decision_ad57f; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER pgtrigger_agendaitem_decided_by_decision_ad57f BEFORE INSERT OR UPDATE ON public.requests_app_agendaitem FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_agendaitem_decided_by_decision_ad57f();


--
-- Name: requests_app_agendaitem pgtrigger_agendaitem_in_a_living_sitting_d80c6; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER pgtrigger_agendaitem_in_a_living_sitting_d80c6 BEFORE INSERT OR UPDATE ON public.requests_app_agendaitem FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_agendaitem_in_a_living_sitting_d80c6();


--
-- Name: requests_app_agendaitem pgtrigger_agendaitem_keeps_its_case_23464; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER pgtrigger_agendaitem_keeps_its_case_23464 BEFORE UPDATE ON public.requests_app_agendaitem FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_agendaitem_keeps_its_case_23464();


--
-- Name: requests_app_agendaitem pgtrigger_agendaitem_life_a5de7; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER pgtrigger_agendaitem_life_a5de7 BEFORE INSERT OR UPDATE ON public.requests_app_agendaitem FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_agendaitem_life_a5de7();


--
-- Name: requests_app_agendaitem pgtrigger_agendaitem_of_a_raised_request_34fa8; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER pgtrigger_agendaitem_of_a_raised_request_34fa8 BEFORE INSERT OR UPDATE ON public.requests_app_agendaitem FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_agendaitem_of_a_raised_request_34fa8();


--
-- Name: surveys_answer pgtrigger_answer_in_fives_23934; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER pgtrigger_answer_in_fives_23934 AFTER INSERT ON public.surveys_answer REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION public.pgtrigger_answer_in_fives_23934();


--
-- Name: surveys_answer pgtrigger_answer_is_insert_only_4e26a; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER pgtrigger_answer_is_insert_only_4e26a BEFORE DELETE OR UPDATE ON public.surveys_answer FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_answer_is_insert_only_4e26a();


--
-- Name: surveys_answer pgtrigger_answer_scores_one_to_five_14356; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER pgtrigger_answer_scores_one_to_five_14356 BEFORE INSERT OR UPDATE ON public.surveys_answer FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_answer_scores_one_to_five_14356();


--
-- Name: beneficiaries_documentevent pgtrigger_append_only_000bb; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER pgtrigger_append_only_000bb BEFORE DELETE OR UPDATE ON public.beneficiaries_documentevent FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_append_only_000bb();


--
-- Name: requests_app_payeeevent pgtrigger_append_only_13574; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER pgtrigger_append_only_13574 BEFORE DELETE OR UPDATE ON public.requests_app_payeeevent FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_append_only_13574();


--
-- Name: contact_referralevent pgtrigger_append_only_1bca1; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER pgtrigger_append_only_1bca1 BEFORE DELETE OR UPDATE ON public.contact_referralevent FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_append_only_1bca1();


--
-- Name: conduct_objectionevent pgtrigger_append_only_22823; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER pgtrigger_append_only_22823 BEFORE DELETE OR UPDATE ON public.conduct_objectionevent FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_append_only_22823();


--
-- Name: beneficiaries_personevent pgtrigger_append_only_2659d; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER pgtrigger_append_only_2659d BEFORE DELETE OR UPDATE ON public.beneficiaries_personevent FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_append_only_2659d();


--
-- Name: requests_app_supportrequestevent pgtrigger_append_only_29e30; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER pgtrigger_append_only_29e30 BEFORE DELETE OR UPDATE ON public.requests_app_supportrequestevent FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_append_only_29e30();


--
-- Name: beneficiaries_householdevent pgtrigger_append_only_2b04c; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER pgtrigger_append_only_2b04c BEFORE DELETE OR UPDATE ON public.beneficiaries_householdevent FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_append_only_2b04c();


--
-- Name: conduct_incidentevent pgtrigger_append_only_3fc1b; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER pgtrigger_append_only_3fc1b BEFORE DELETE OR UPDATE ON public.conduct_incidentevent FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_append_only_3fc1b();


--
-- Name: accounts_userevent pgtrigger_append_only_45b21; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER pgtrigger_append_only_45b21 BEFORE DELETE OR UPDATE ON public.accounts_userevent FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_append_only_45b21();


--
-- Name: accounts_userroleevent pgtrigger_append_only_5691d; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER pgtrigger_append_only_5691d BEFORE DELETE OR UPDATE ON public.accounts_userroleevent FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_append_only_5691d();


--
-- Name: requests_app_objectionevent pgtrigger_append_only_894f6; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER pgtrigger_append_only_894f6 BEFORE DELETE OR UPDATE ON public.requests_app_objectionevent FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_append_only_894f6();


--
-- Name: requests_app_attendanceevent pgtrigger_append_only_c005b; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER pgtrigger_append_only_c005b BEFORE DELETE OR UPDATE ON public.requests_app_attendanceevent FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_append_only_c005b();


--
-- Name: requests_app_completionitemevent pgtrigger_append_only_c5fce; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER pgtrigger_append_only_c5fce BEFORE DELETE OR UPDATE ON public.requests_app_completionitemevent FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_append_only_c5fce();


--
-- Name: conduct_measureevent pgtrigger_append_only_cee1e; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER pgtrigger_append_only_cee1e BEFORE DELETE OR UPDATE ON public.conduct_measureevent FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_append_only_cee1e();


--
-- Name: requests_app_agendaitemevent pgtrigger_append_only_d70b5; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER pgtrigger_append_only_d70b5 BEFORE DELETE OR UPDATE ON public.requests_app_agendaitemevent FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_append_only_d70b5();


--
-- Name: beneficiaries_restrictionevent pgtrigger_append_only_e4765; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER pgtrigger_append_only_e4765 BEFORE DELETE OR UPDATE ON public.beneficiaries_restrictionevent FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_append_only_e4765();


--
-- Name: requests_app_studyevent pgtrigger_append_only_e595b; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER pgtrigger_append_only_e595b BEFORE DELETE OR UPDATE ON public.requests_app_studyevent FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_append_only_e595b();


--
-- Name: beneficiaries_guardianshipevent pgtrigger_append_only_ec95c; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER pgtrigger_append_only_ec95c BEFORE DELETE OR UPDATE ON public.beneficiaries_guardianshipevent FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_append_only_ec95c();


--
-- Name: beneficiaries_personcategoryevent pgtrigger_append_only_edc62; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER pgtrigger_append_only_edc62 BEFORE DELETE OR UPDATE ON public.beneficiaries_personcategoryevent FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_append_only_edc62();


--
-- Name: requests_app_sittingevent pgtrigger_append_only_f892d; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER pgtrigger_append_only_f892d BEFORE DELETE OR UPDATE ON public.requests_app_sittingevent FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_append_only_f892d();


--
-- Name: contact_contactevent pgtrigger_append_only_fca88; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER pgtrigger_append_only_fca88 BEFORE DELETE OR UPDATE ON public.contact_contactevent FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_append_only_fca88();


--
-- Name: conduct_attempt pgtrigger_attempt_after_the_incident_fed9d; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER pgtrigger_attempt_after_the_incident_fed9d BEFORE INSERT OR UPDATE ON public.conduct_attempt FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_attempt_after_the_incident_fed9d();


--
-- Name: conduct_attempt pgtrigger_attempt_is_insert_only_9fbf1; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER pgtrigger_attempt_is_insert_only_9fbf1 BEFORE DELETE OR UPDATE ON public.conduct_attempt FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_attempt_is_insert_only_9fbf1();


--
-- Name: conduct_attempt pgtrigger_attempt_moment_a1a30; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER pgtrigger_attempt_moment_a1a30 BEFORE INSERT ON public.conduct_attempt FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_attempt_moment_a1a30();


--
-- Name: conduct_attempt pgtrigger_attempt_not_of_tomorrow_c96e1; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER pgtrigger_attempt_not_of_tomorrow_c96e1 BEFORE INSERT OR UPDATE ON public.conduct_attempt FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_attempt_not_of_tomorrow_c96e1();


--
-- Name: requests_app_attendance pgtrigger_attendance_in_a_living_sitting_fba69; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER pgtrigger_attendance_in_a_living_sitting_fba69 BEFORE INSERT OR UPDATE ON public.requests_app_attendance FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_attendance_in_a_living_sitting_fba69();


--
-- Name: requests_app_attendance pgtrigger_attendance_keeps_its_member_1cac0; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER pgtrigger_attendance_keeps_its_member_1cac0 BEFORE UPDATE ON public.requests_app_attendance FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_attendance_keeps_its_member_1cac0();


--
-- Name: requests_app_attendance pgtrigger_attendance_of_a_member_ff475; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER pgtrigger_attendance_of_a_member_ff475 BEFORE INSERT OR UPDATE ON public.requests_app_attendance FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_attendance_of_a_member_ff475();


--
-- Name: requests_app_attendance pgtrigger_attendance_voter_was_there_3e52e; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER pgtrigger_attendance_voter_was_there_3e52e BEFORE INSERT OR UPDATE ON public.requests_app_attendance FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_attendance_voter_was_there_3e52e();


--
-- Name: requests_app_attestation pgtrigger_attestation_by_another_24b66; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER pgtrigger_attestation_by_another_24b66 BEFORE INSERT ON public.requests_app_attestation FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_attestation_by_another_24b66();


--
-- Name: requests_app_attestation pgtrigger_attestation_is_insert_only_95434; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER pgtrigger_attestation_is_insert_only_95434 BEFORE DELETE OR UPDATE ON public.requests_app_attestation FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_attestation_is_insert_only_95434();


--
-- Name: requests_app_attestation pgtrigger_attestation_moment_96f44; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER pgtrigger_attestation_moment_96f44 BEFORE INSERT ON public.requests_app_attestation FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_attestation_moment_96f44();


--
-- Name: conduct_authorityreport pgtrigger_authorityreport_after_the_incident_bc4e8; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER pgtrigger_authorityreport_after_the_incident_bc4e8 BEFORE INSERT ON public.conduct_authorityreport FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_authorityreport_after_the_incident_bc4e8();


--
-- Name: conduct_authorityreport pgtrigger_authorityreport_decided_or_danger_f174b; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER pgtrigger_authorityreport_decided_or_danger_f174b BEFORE INSERT ON public.conduct_authorityreport FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_authorityreport_decided_or_danger_f174b();


--
-- Name: conduct_authorityreport pgtrigger_authorityreport_is_insert_only_8c4ac; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER pgtrigger_authorityreport_is_insert_only_8c4ac BEFORE DELETE OR UPDATE ON public.conduct_authorityreport FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_authorityreport_is_insert_only_8c4ac();


--
-- Name: conduct_authorityreport pgtrigger_authorityreport_moment_3ebbc; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER pgtrigger_authorityreport_moment_3ebbc BEFORE INSERT ON public.conduct_authorityreport FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_authorityreport_moment_3ebbc();


--
-- Name: requests_app_awardline pgtrigger_awardline_is_insert_only_bf1fb; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER pgtrigger_awardline_is_insert_only_bf1fb BEFORE DELETE OR UPDATE ON public.requests_app_awardline FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_awardline_is_insert_only_bf1fb();


--
-- Name: requests_app_awardline pgtrigger_awardline_of_the_decision_d3a03; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER pgtrigger_awardline_of_the_decision_d3a03 BEFORE INSERT ON public.requests_app_awardline FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_awardline_of_the_decision_d3a03();


--
-- Name: requests_app_awardline pgtrigger_awardline_within_decision_5a19a; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER pgtrigger_awardline_within_decision_5a19a BEFORE INSERT ON public.requests_app_awardline FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_awardline_within_decision_5a19a();


--
-- Name: requests_app_completionitem pgtrigger_completionitem_before_registration_1ffb8; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER pgtrigger_completionitem_before_registration_1ffb8 BEFORE INSERT OR UPDATE ON public.requests_app_completionitem FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_completionitem_before_registration_1ffb8();


--
-- Name: requests_app_completionitem pgtrigger_completionitem_iban_is_theirs_ae01f; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER pgtrigger_completionitem_iban_is_theirs_ae01f BEFORE INSERT OR UPDATE ON public.requests_app_completionitem FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_completionitem_iban_is_theirs_ae01f();


--
-- Name: requests_app_completionitem pgtrigger_completionitem_paper_fits_8a5b4; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER pgtrigger_completionitem_paper_fits_8a5b4 BEFORE INSERT OR UPDATE ON public.requests_app_completionitem FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_completionitem_paper_fits_8a5b4();


--
-- Name: conduct_entry pgtrigger_conductentry_is_insert_only_6334d; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER pgtrigger_conductentry_is_insert_only_6334d BEFORE DELETE OR UPDATE ON public.conduct_entry FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_conductentry_is_insert_only_6334d();


--
-- Name: conduct_entry pgtrigger_conductentry_moment_6dc97; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER pgtrigger_conductentry_moment_6dc97 BEFORE INSERT ON public.conduct_entry FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_conductentry_moment_6dc97();


--
-- Name: contact_contact pgtrigger_contact_ended_is_not_rewritten_57f09; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER pgtrigger_contact_ended_is_not_rewritten_57f09 BEFORE INSERT OR UPDATE ON public.contact_contact FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_contact_ended_is_not_rewritten_57f09();


--
-- Name: contact_contact pgtrigger_contact_keeps_its_origin_3c109; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER pgtrigger_contact_keeps_its_origin_3c109 BEFORE UPDATE ON public.contact_contact FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_contact_keeps_its_origin_3c109();


--
-- Name: contact_contact pgtrigger_contact_life_a47d9; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER pgtrigger_contact_life_a47d9 BEFORE INSERT OR UPDATE ON public.contact_contact FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_contact_life_a47d9();


--
-- Name: contact_contact pgtrigger_contact_referred_with_a_question_0d1b4; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER pgtrigger_contact_referred_with_a_question_0d1b4 BEFORE INSERT OR UPDATE ON public.contact_contact FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_contact_referred_with_a_question_0d1b4();


--
-- Name: contact_contact pgtrigger_contact_z_times_877d7; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER pgtrigger_contact_z_times_877d7 BEFORE INSERT OR UPDATE ON public.contact_contact FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_contact_z_times_877d7();


--
-- Name: contact_entry pgtrigger_contactentry_is_insert_only_e137e; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER pgtrigger_contactentry_is_insert_only_e137e BEFORE DELETE OR UPDATE ON public.contact_entry FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_contactentry_is_insert_only_e137e();


--
-- Name: contact_entry pgtrigger_contactentry_moment_17693; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER pgtrigger_contactentry_moment_17693 BEFORE INSERT ON public.contact_entry FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_contactentry_moment_17693();


--
-- Name: conduct_correction pgtrigger_correction_by_uninvolved_c50fd; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER pgtrigger_correction_by_uninvolved_c50fd BEFORE INSERT ON public.conduct_correction FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_correction_by_uninvolved_c50fd();


--
-- Name: conduct_correction pgtrigger_correction_is_insert_only_f993b; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER pgtrigger_correction_is_insert_only_f993b BEFORE DELETE OR UPDATE ON public.conduct_correction FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_correction_is_insert_only_f993b();


--
-- Name: conduct_correction pgtrigger_correction_moment_a745d; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER pgtrigger_correction_moment_a745d BEFORE INSERT ON public.conduct_correction FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_correction_moment_a745d();


--
-- Name: conduct_correction pgtrigger_correction_of_a_suspension_a54c5; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER pgtrigger_correction_of_a_suspension_a54c5 BEFORE INSERT ON public.conduct_correction FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_correction_of_a_suspension_a54c5();


--
-- Name: requests_app_decision pgtrigger_decision_a_day_d76ca; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER pgtrigger_decision_a_day_d76ca BEFORE INSERT ON public.requests_app_decision FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_decision_a_day_d76ca();


--
-- Name: requests_app_decision pgtrigger_decision_after_a_study_c5e9f; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER pgtrigger_decision_after_a_study_c5e9f BEFORE INSERT ON public.requests_app_decision FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_decision_after_a_study_c5e9f();


--
-- Name: requests_app_decision pgtrigger_decision_after_all_have_voted_b14df; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER pgtrigger_decision_after_all_have_voted_b14df BEFORE INSERT ON public.requests_app_decision FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_decision_after_all_have_voted_b14df();


--
-- Name: requests_app_decision pgtrigger_decision_follows_the_votes_ad8a6; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER pgtrigger_decision_follows_the_votes_ad8a6 BEFORE INSERT ON public.requests_app_decision FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_decision_follows_the_votes_ad8a6();


--
-- Name: requests_app_decision pgtrigger_decision_has_reasons_ad871; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER pgtrigger_decision_has_reasons_ad871 BEFORE INSERT ON public.requests_app_decision FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_decision_has_reasons_ad871();


--
-- Name: requests_app_decision pgtrigger_decision_in_an_open_sitting_aee23; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER pgtrigger_decision_in_an_open_sitting_aee23 BEFORE INSERT ON public.requests_app_decision FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_decision_in_an_open_sitting_aee23();


--
-- Name: requests_app_decision pgtrigger_decision_is_insert_only_36575; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER pgtrigger_decision_is_insert_only_36575 BEFORE DELETE OR UPDATE ON public.requests_app_decision FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_decision_is_insert_only_36575();


--
-- Name: requests_app_decision pgtrigger_decision_late_entry_in_time_95cb6; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER pgtrigger_decision_late_entry_in_time_95cb6 BEFORE INSERT ON public.requests_app_decision FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_decision_late_entry_in_time_95cb6();


--
-- Name: requests_app_decision pgtrigger_decision_less_is_in_part_70e5a; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER pgtrigger_decision_less_is_in_part_70e5a BEFORE INSERT ON public.requests_app_decision FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_decision_less_is_in_part_70e5a();


--
-- Name: requests_app_decision pgtrigger_decision_no_more_than_asked_d0cb6; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER pgtrigger_decision_no_more_than_asked_d0cb6 BEFORE INSERT ON public.requests_app_decision FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_decision_no_more_than_asked_d0cb6();


--
-- Name: requests_app_decision pgtrigger_decision_not_before_the_floor_6405b; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER pgtrigger_decision_not_before_the_floor_6405b BEFORE INSERT ON public.requests_app_decision FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_decision_not_before_the_floor_6405b();


--
-- Name: requests_app_decision pgtrigger_decision_of_a_raised_request_ee412; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER pgtrigger_decision_of_a_raised_request_ee412 BEFORE INSERT ON public.requests_app_decision FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_decision_of_a_raised_request_ee412();


--
-- Name: requests_app_decision pgtrigger_decision_recorded_by_another_3d2f8; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER pgtrigger_decision_recorded_by_another_3d2f8 BEFORE INSERT ON public.requests_app_decision FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_decision_recorded_by_another_3d2f8();


--
-- Name: requests_app_decision pgtrigger_decision_sitting_is_quorate_60791; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER pgtrigger_decision_sitting_is_quorate_60791 BEFORE INSERT ON public.requests_app_decision FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_decision_sitting_is_quorate_60791();


--
-- Name: requests_app_decision pgtrigger_decision_within_the_programme_27edc; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER pgtrigger_decision_within_the_programme_27edc BEFORE INSERT ON public.requests_app_decision FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_decision_within_the_programme_27edc();


--
-- Name: requests_app_declaration pgtrigger_declaration_code_was_confirmed_fc65d; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER pgtrigger_declaration_code_was_confirmed_fc65d BEFORE INSERT ON public.requests_app_declaration FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_declaration_code_was_confirmed_fc65d();


--
-- Name: requests_app_declaration pgtrigger_declaration_is_insert_only_d6cb9; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER pgtrigger_declaration_is_insert_only_d6cb9 BEFORE DELETE OR UPDATE ON public.requests_app_declaration FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_declaration_is_insert_only_d6cb9();


--
-- Name: requests_app_declaration pgtrigger_declaration_moment_ade3c; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER pgtrigger_declaration_moment_ade3c BEFORE INSERT ON public.requests_app_declaration FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_declaration_moment_ade3c();


--
-- Name: requests_app_declaration pgtrigger_declaration_of_what_stands_9fb94; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER pgtrigger_declaration_of_what_stands_9fb94 BEFORE INSERT ON public.requests_app_declaration FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_declaration_of_what_stands_9fb94();


--
-- Name: requests_app_delivery pgtrigger_delivery_after_registration_6e925; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER pgtrigger_delivery_after_registration_6e925 BEFORE INSERT ON public.requests_app_delivery FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_delivery_after_registration_6e925();


--
-- Name: requests_app_delivery pgtrigger_delivery_by_another_71218; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER pgtrigger_delivery_by_another_71218 BEFORE INSERT ON public.requests_app_delivery FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_delivery_by_another_71218();


--
-- Name: requests_app_delivery pgtrigger_delivery_code_was_told_3d43a; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER pgtrigger_delivery_code_was_told_3d43a BEFORE INSERT ON public.requests_app_delivery FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_delivery_code_was_told_3d43a();


--
-- Name: requests_app_delivery pgtrigger_delivery_is_insert_only_1b4eb; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER pgtrigger_delivery_is_insert_only_1b4eb BEFORE DELETE OR UPDATE ON public.requests_app_delivery FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_delivery_is_insert_only_1b4eb();


--
-- Name: messaging_delivery pgtrigger_delivery_keeps_its_reference_fe7b7; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER pgtrigger_delivery_keeps_its_reference_fe7b7 BEFORE UPDATE ON public.messaging_delivery FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_delivery_keeps_its_reference_fe7b7();


--
-- Name: messaging_delivery pgtrigger_delivery_life_cdf4b; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER pgtrigger_delivery_life_cdf4b BEFORE INSERT OR UPDATE ON public.messaging_delivery FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_delivery_life_cdf4b();


--
-- Name: requests_app_delivery pgtrigger_delivery_moment_e2789; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER pgtrigger_delivery_moment_e2789 BEFORE INSERT ON public.requests_app_delivery FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_delivery_moment_e2789();


--
-- Name: requests_app_delivery pgtrigger_delivery_not_while_suspended_5a601; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER pgtrigger_delivery_not_while_suspended_5a601 BEFORE INSERT ON public.requests_app_delivery FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_delivery_not_while_suspended_5a601();


--
-- Name: requests_app_delivery pgtrigger_delivery_receiver_is_of_the_case_03675; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER pgtrigger_delivery_receiver_is_of_the_case_03675 BEFORE INSERT ON public.requests_app_delivery FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_delivery_receiver_is_of_the_case_03675();


--
-- Name: requests_app_delivery pgtrigger_delivery_reference_once_c249a; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER pgtrigger_delivery_reference_once_c249a BEFORE INSERT ON public.requests_app_delivery FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_delivery_reference_once_c249a();


--
-- Name: requests_app_delivery pgtrigger_delivery_reversal_within_delivery_b1d8c; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER pgtrigger_delivery_reversal_within_delivery_b1d8c BEFORE INSERT ON public.requests_app_delivery FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_delivery_reversal_within_delivery_b1d8c();


--
-- Name: messaging_delivery pgtrigger_delivery_text_is_kept_3a646; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER pgtrigger_delivery_text_is_kept_3a646 BEFORE UPDATE ON public.messaging_delivery FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_delivery_text_is_kept_3a646();


--
-- Name: requests_app_delivery pgtrigger_delivery_to_the_registered_account_c318e; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER pgtrigger_delivery_to_the_registered_account_c318e BEFORE INSERT ON public.requests_app_delivery FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_delivery_to_the_registered_account_c318e();


--
-- Name: requests_app_delivery pgtrigger_delivery_within_decision_6ea4b; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER pgtrigger_delivery_within_decision_6ea4b BEFORE INSERT ON public.requests_app_delivery FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_delivery_within_decision_6ea4b();


--
-- Name: beneficiaries_document pgtrigger_document_copy_only_on_a_basis_d895f; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER pgtrigger_document_copy_only_on_a_basis_d895f BEFORE INSERT OR UPDATE ON public.beneficiaries_document FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_document_copy_only_on_a_basis_d895f();


--
-- Name: beneficiaries_document pgtrigger_document_keeps_its_content_34692; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER pgtrigger_document_keeps_its_content_34692 BEFORE UPDATE ON public.beneficiaries_document FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_document_keeps_its_content_34692();


--
-- Name: beneficiaries_document pgtrigger_document_keeps_its_origin_7ef8b; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER pgtrigger_document_keeps_its_origin_7ef8b BEFORE UPDATE ON public.beneficiaries_document FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_document_keeps_its_origin_7ef8b();


--
-- Name: beneficiaries_document pgtrigger_document_seen_by_staff_20cce; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER pgtrigger_document_seen_by_staff_20cce BEFORE INSERT OR UPDATE ON public.beneficiaries_document FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_document_seen_by_staff_20cce();


--
-- Name: beneficiaries_documenttype pgtrigger_documenttype_keeps_its_code_43b20; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER pgtrigger_documenttype_keeps_its_code_43b20 BEFORE UPDATE ON public.beneficiaries_documenttype FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_documenttype_keeps_its_code_43b20();


--
-- Name: requests_app_entry pgtrigger_entry_is_insert_only_dccd8; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER pgtrigger_entry_is_insert_only_dccd8 BEFORE DELETE OR UPDATE ON public.requests_app_entry FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_entry_is_insert_only_dccd8();


--
-- Name: requests_app_entry pgtrigger_entry_moment_f2246; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER pgtrigger_entry_moment_f2246 BEFORE INSERT ON public.requests_app_entry FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_entry_moment_f2246();


--
-- Name: accounts_user_groups pgtrigger_given_insert_a2ea5; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER pgtrigger_given_insert_a2ea5 AFTER INSERT ON public.accounts_user_groups FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_given_insert_a2ea5();


--
-- Name: requests_app_handovercode pgtrigger_handovercode_begins_unconfirmed_2e7e8; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER pgtrigger_handovercode_begins_unconfirmed_2e7e8 BEFORE INSERT ON public.requests_app_handovercode FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_handovercode_begins_unconfirmed_2e7e8();


--
-- Name: requests_app_handovercode pgtrigger_handovercode_in_time_807d8; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER pgtrigger_handovercode_in_time_807d8 BEFORE UPDATE ON public.requests_app_handovercode FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_handovercode_in_time_807d8();


--
-- Name: requests_app_handovercode pgtrigger_handovercode_stays_as_sent_6d4da; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER pgtrigger_handovercode_stays_as_sent_6d4da BEFORE UPDATE ON public.requests_app_handovercode FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_handovercode_stays_as_sent_6d4da();


--
-- Name: conduct_hearing pgtrigger_hearing_after_the_incident_40dff; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER pgtrigger_hearing_after_the_incident_40dff BEFORE INSERT ON public.conduct_hearing FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_hearing_after_the_incident_40dff();


--
-- Name: conduct_hearing pgtrigger_hearing_before_the_decision_4b736; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER pgtrigger_hearing_before_the_decision_4b736 BEFORE INSERT ON public.conduct_hearing FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_hearing_before_the_decision_4b736();


--
-- Name: conduct_hearing pgtrigger_hearing_by_another_97bcb; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER pgtrigger_hearing_by_another_97bcb BEFORE INSERT OR UPDATE ON public.conduct_hearing FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_hearing_by_another_97bcb();


--
-- Name: conduct_hearing pgtrigger_hearing_given_up_after_attempts_6d618; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER pgtrigger_hearing_given_up_after_attempts_6d618 BEFORE INSERT ON public.conduct_hearing FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_hearing_given_up_after_attempts_6d618();


--
-- Name: conduct_hearing pgtrigger_hearing_is_insert_only_ed965; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER pgtrigger_hearing_is_insert_only_ed965 BEFORE DELETE OR UPDATE ON public.conduct_hearing FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_hearing_is_insert_only_ed965();


--
-- Name: conduct_hearing pgtrigger_hearing_moment_72dea; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER pgtrigger_hearing_moment_72dea BEFORE INSERT ON public.conduct_hearing FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_hearing_moment_72dea();


--
-- Name: surveys_improvementaction pgtrigger_improvementaction_life_33821; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER pgtrigger_improvementaction_life_33821 BEFORE INSERT OR UPDATE ON public.surveys_improvementaction FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_improvementaction_life_33821();


--
-- Name: surveys_improvemententry pgtrigger_improvemententry_is_insert_only_1eb35; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER pgtrigger_improvemententry_is_insert_only_1eb35 BEFORE DELETE OR UPDATE ON public.surveys_improvemententry FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_improvemententry_is_insert_only_1eb35();


--
-- Name: surveys_improvemententry pgtrigger_improvemententry_moment_09750; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER pgtrigger_improvemententry_moment_09750 BEFORE INSERT ON public.surveys_improvemententry FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_improvemententry_moment_09750();


--
-- Name: conduct_incident pgtrigger_incident_closed_when_settled_cf99d; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER pgtrigger_incident_closed_when_settled_cf99d BEFORE INSERT OR UPDATE ON public.conduct_incident FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_incident_closed_when_settled_cf99d();


--
-- Name: conduct_incident pgtrigger_incident_decided_with_an_outcome_c4d69; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER pgtrigger_incident_decided_with_an_outcome_c4d69 BEFORE INSERT OR UPDATE ON public.conduct_incident FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_incident_decided_with_an_outcome_c4d69();


--
-- Name: conduct_incident pgtrigger_incident_degree_set_before_decision_9a294; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER pgtrigger_incident_degree_set_before_decision_9a294 BEFORE UPDATE ON public.conduct_incident FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_incident_degree_set_before_decision_9a294();


--
-- Name: conduct_incident pgtrigger_incident_heard_with_a_hearing_fa73d; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER pgtrigger_incident_heard_with_a_hearing_fa73d BEFORE INSERT OR UPDATE ON public.conduct_incident FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_incident_heard_with_a_hearing_fa73d();


--
-- Name: conduct_incident pgtrigger_incident_keeps_its_report_bf039; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER pgtrigger_incident_keeps_its_report_bf039 BEFORE UPDATE ON public.conduct_incident FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_incident_keeps_its_report_bf039();


--
-- Name: conduct_incident pgtrigger_incident_life_537bf; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER pgtrigger_incident_life_537bf BEFORE INSERT OR UPDATE ON public.conduct_incident FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_incident_life_537bf();


--
-- Name: conduct_incident pgtrigger_incident_moment_169cd; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER pgtrigger_incident_moment_169cd BEFORE INSERT ON public.conduct_incident FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_incident_moment_169cd();


--
-- Name: conduct_incident pgtrigger_incident_not_of_tomorrow_6657d; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER pgtrigger_incident_not_of_tomorrow_6657d BEFORE INSERT ON public.conduct_incident FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_incident_not_of_tomorrow_6657d();


--
-- Name: conduct_incident pgtrigger_incident_outcome_stands_8422b; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER pgtrigger_incident_outcome_stands_8422b BEFORE UPDATE ON public.conduct_incident FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_incident_outcome_stands_8422b();


--
-- Name: beneficiaries_guardianship pgtrigger_insert_insert_08478; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER pgtrigger_insert_insert_08478 AFTER INSERT ON public.beneficiaries_guardianship FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_insert_insert_08478();


--
-- Name: requests_app_payee pgtrigger_insert_insert_1376c; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER pgtrigger_insert_insert_1376c AFTER INSERT ON public.requests_app_payee FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_insert_insert_1376c();


--
-- Name: beneficiaries_person pgtrigger_insert_insert_1c406; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER pgtrigger_insert_insert_1c406 AFTER INSERT ON public.beneficiaries_person FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_insert_insert_1c406();


--
-- Name: conduct_measure pgtrigger_insert_insert_1e397; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER pgtrigger_insert_insert_1e397 AFTER INSERT ON public.conduct_measure FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_insert_insert_1e397();


--
-- Name: requests_app_sitting pgtrigger_insert_insert_21d87; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER pgtrigger_insert_insert_21d87 AFTER INSERT ON public.requests_app_sitting FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_insert_insert_21d87();


--
-- Name: conduct_objection pgtrigger_insert_insert_31dd1; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER pgtrigger_insert_insert_31dd1 AFTER INSERT ON public.conduct_objection FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_insert_insert_31dd1();


--
-- Name: requests_app_objection pgtrigger_insert_insert_34c1d; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER pgtrigger_insert_insert_34c1d AFTER INSERT ON public.requests_app_objection FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_insert_insert_34c1d();


--
-- Name: accounts_user pgtrigger_insert_insert_3867c; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER pgtrigger_insert_insert_3867c AFTER INSERT ON public.accounts_user FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_insert_insert_3867c();


--
-- Name: requests_app_study pgtrigger_insert_insert_3beea; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER pgtrigger_insert_insert_3beea AFTER INSERT ON public.requests_app_study FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_insert_insert_3beea();


--
-- Name: contact_referral pgtrigger_insert_insert_54c69; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER pgtrigger_insert_insert_54c69 AFTER INSERT ON public.contact_referral FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_insert_insert_54c69();


--
-- Name: contact_contact pgtrigger_insert_insert_605c2; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER pgtrigger_insert_insert_605c2 AFTER INSERT ON public.contact_contact FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_insert_insert_605c2();


--
-- Name: beneficiaries_restriction pgtrigger_insert_insert_6aa0e; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER pgtrigger_insert_insert_6aa0e AFTER INSERT ON public.beneficiaries_restriction FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_insert_insert_6aa0e();


--
-- Name: requests_app_completionitem pgtrigger_insert_insert_83fe4; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER pgtrigger_insert_insert_83fe4 AFTER INSERT ON public.requests_app_completionitem FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_insert_insert_83fe4();


--
-- Name: beneficiaries_personcategory pgtrigger_insert_insert_87430; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER pgtrigger_insert_insert_87430 AFTER INSERT ON public.beneficiaries_personcategory FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_insert_insert_87430();


--
-- Name: conduct_incident pgtrigger_insert_insert_9d2f0; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER pgtrigger_insert_insert_9d2f0 AFTER INSERT ON public.conduct_incident FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_insert_insert_9d2f0();


--
-- Name: beneficiaries_household pgtrigger_insert_insert_b0966; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER pgtrigger_insert_insert_b0966 AFTER INSERT ON public.beneficiaries_household FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_insert_insert_b0966();


--
-- Name: requests_app_supportrequest pgtrigger_insert_insert_b707f; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER pgtrigger_insert_insert_b707f AFTER INSERT ON public.requests_app_supportrequest FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_insert_insert_b707f();


--
-- Name: requests_app_attendance pgtrigger_insert_insert_bc173; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER pgtrigger_insert_insert_bc173 AFTER INSERT ON public.requests_app_attendance FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_insert_insert_bc173();


--
-- Name: requests_app_agendaitem pgtrigger_insert_insert_e1f49; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER pgtrigger_insert_insert_e1f49 AFTER INSERT ON public.requests_app_agendaitem FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_insert_insert_e1f49();


--
-- Name: beneficiaries_document pgtrigger_insert_insert_ff921; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER pgtrigger_insert_insert_ff921 AFTER INSERT ON public.beneficiaries_document FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_insert_insert_ff921();


--
-- Name: surveys_invitation pgtrigger_invitation_keeps_its_step_8dcd7; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER pgtrigger_invitation_keeps_its_step_8dcd7 BEFORE UPDATE ON public.surveys_invitation FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_invitation_keeps_its_step_8dcd7();


--
-- Name: requests_app_itementry pgtrigger_itementry_is_insert_only_56ed3; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER pgtrigger_itementry_is_insert_only_56ed3 BEFORE DELETE OR UPDATE ON public.requests_app_itementry FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_itementry_is_insert_only_56ed3();


--
-- Name: requests_app_itementry pgtrigger_itementry_moment_186ae; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER pgtrigger_itementry_moment_186ae BEFORE INSERT ON public.requests_app_itementry FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_itementry_moment_186ae();


--
-- Name: letters_letter pgtrigger_letter_is_insert_only_25d19; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER pgtrigger_letter_is_insert_only_25d19 BEFORE DELETE OR UPDATE ON public.letters_letter FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_letter_is_insert_only_25d19();


--
-- Name: letters_letter pgtrigger_letter_moment_4e661; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER pgtrigger_letter_moment_4e661 BEFORE INSERT ON public.letters_letter FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_letter_moment_4e661();


--
-- Name: conduct_measure pgtrigger_measure_after_hearing_295de; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER pgtrigger_measure_after_hearing_295de BEFORE INSERT OR UPDATE ON public.conduct_measure FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_measure_after_hearing_295de();


--
-- Name: conduct_measure pgtrigger_measure_decided_by_uninvolved_c5bed; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER pgtrigger_measure_decided_by_uninvolved_c5bed BEFORE INSERT OR UPDATE ON public.conduct_measure FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_measure_decided_by_uninvolved_c5bed();


--
-- Name: conduct_measure pgtrigger_measure_end_lies_ahead_d6a8f; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER pgtrigger_measure_end_lies_ahead_d6a8f BEFORE INSERT ON public.conduct_measure FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_measure_end_lies_ahead_d6a8f();


--
-- Name: conduct_measure pgtrigger_measure_expires_in_its_time_33ba3; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER pgtrigger_measure_expires_in_its_time_33ba3 BEFORE INSERT OR UPDATE ON public.conduct_measure FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_measure_expires_in_its_time_33ba3();


--
-- Name: conduct_measure pgtrigger_measure_in_an_open_case_78a27; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER pgtrigger_measure_in_an_open_case_78a27 BEFORE INSERT ON public.conduct_measure FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_measure_in_an_open_case_78a27();


--
-- Name: conduct_measure pgtrigger_measure_in_force_by_its_letter_c5116; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER pgtrigger_measure_in_force_by_its_letter_c5116 BEFORE INSERT OR UPDATE ON public.conduct_measure FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_measure_in_force_by_its_letter_c5116();


--
-- Name: conduct_measure pgtrigger_measure_keeps_its_terms_e8f09; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER pgtrigger_measure_keeps_its_terms_e8f09 BEFORE UPDATE ON public.conduct_measure FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_measure_keeps_its_terms_e8f09();


--
-- Name: conduct_measure pgtrigger_measure_life_06501; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER pgtrigger_measure_life_06501 BEFORE INSERT OR UPDATE ON public.conduct_measure FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_measure_life_06501();


--
-- Name: conduct_measure pgtrigger_measure_lifted_on_correction_c473a; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER pgtrigger_measure_lifted_on_correction_c473a BEFORE INSERT OR UPDATE ON public.conduct_measure FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_measure_lifted_on_correction_c473a();


--
-- Name: conduct_measure pgtrigger_measure_overturned_on_objection_8481d; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER pgtrigger_measure_overturned_on_objection_8481d BEFORE INSERT OR UPDATE ON public.conduct_measure FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_measure_overturned_on_objection_8481d();


--
-- Name: conduct_measure pgtrigger_measure_precaution_in_danger_4d7d6; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER pgtrigger_measure_precaution_in_danger_4d7d6 BEFORE INSERT OR UPDATE ON public.conduct_measure FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_measure_precaution_in_danger_4d7d6();


--
-- Name: conduct_measure pgtrigger_measure_proposed_by_another_1216c; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER pgtrigger_measure_proposed_by_another_1216c BEFORE INSERT OR UPDATE ON public.conduct_measure FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_measure_proposed_by_another_1216c();


--
-- Name: conduct_measure pgtrigger_measure_restricts_b7c77; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER pgtrigger_measure_restricts_b7c77 AFTER UPDATE ON public.conduct_measure FOR EACH ROW WHEN (((new.kind)::text = ANY ((ARRAY['suspension'::character varying, 'termination'::character varying])::text[]))) EXECUTE FUNCTION public.pgtrigger_measure_restricts_b7c77();


--
-- Name: conduct_measure pgtrigger_measure_termination_on_repetition_ea277; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER pgtrigger_measure_termination_on_repetition_ea277 BEFORE INSERT OR UPDATE ON public.conduct_measure FOR EACH ROW WHEN (((new.kind)::text = 'termination'::text)) EXECUTE FUNCTION public.pgtrigger_measure_termination_on_repetition_ea277();


--
-- Name: conduct_measure pgtrigger_measure_z_moments_35c0d; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER pgtrigger_measure_z_moments_35c0d BEFORE INSERT OR UPDATE ON public.conduct_measure FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_measure_z_moments_35c0d();


--
-- Name: messaging_message pgtrigger_message_is_kept_e13aa; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER pgtrigger_message_is_kept_e13aa BEFORE UPDATE ON public.messaging_message FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_message_is_kept_e13aa();


--
-- Name: messaging_message pgtrigger_message_moment_25b7c; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER pgtrigger_message_moment_25b7c BEFORE INSERT ON public.messaging_message FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_message_moment_25b7c();


--
-- Name: requests_app_notice pgtrigger_notice_is_insert_only_74850; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER pgtrigger_notice_is_insert_only_74850 BEFORE DELETE OR UPDATE ON public.requests_app_notice FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_notice_is_insert_only_74850();


--
-- Name: requests_app_notice pgtrigger_notice_moment_3a651; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER pgtrigger_notice_moment_3a651 BEFORE INSERT ON public.requests_app_notice FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_notice_moment_3a651();


--
-- Name: requests_app_objection pgtrigger_objection_answer_stands_0442a; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER pgtrigger_objection_answer_stands_0442a BEFORE UPDATE ON public.requests_app_objection FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_objection_answer_stands_0442a();


--
-- Name: conduct_objection pgtrigger_objection_answered_once_f1b26; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER pgtrigger_objection_answered_once_f1b26 BEFORE INSERT OR UPDATE ON public.conduct_objection FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_objection_answered_once_f1b26();


--
-- Name: conduct_objection pgtrigger_objection_heard_by_another_9001a; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER pgtrigger_objection_heard_by_another_9001a BEFORE INSERT OR UPDATE ON public.conduct_objection FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_objection_heard_by_another_9001a();


--
-- Name: requests_app_objection pgtrigger_objection_heard_by_others_c00db; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER pgtrigger_objection_heard_by_others_c00db BEFORE INSERT OR UPDATE ON public.requests_app_objection FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_objection_heard_by_others_c00db();


--
-- Name: conduct_objection pgtrigger_objection_in_time_5da06; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER pgtrigger_objection_in_time_5da06 BEFORE INSERT ON public.conduct_objection FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_objection_in_time_5da06();


--
-- Name: requests_app_objection pgtrigger_objection_in_time_67206; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER pgtrigger_objection_in_time_67206 BEFORE INSERT ON public.requests_app_objection FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_objection_in_time_67206();


--
-- Name: conduct_objection pgtrigger_objection_keeps_its_words_33790; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER pgtrigger_objection_keeps_its_words_33790 BEFORE UPDATE ON public.conduct_objection FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_objection_keeps_its_words_33790();


--
-- Name: requests_app_objection pgtrigger_objection_keeps_its_words_ae228; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER pgtrigger_objection_keeps_its_words_ae228 BEFORE UPDATE ON public.requests_app_objection FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_objection_keeps_its_words_ae228();


--
-- Name: requests_app_objection pgtrigger_objection_life_133f9; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER pgtrigger_objection_life_133f9 BEFORE INSERT OR UPDATE ON public.requests_app_objection FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_objection_life_133f9();


--
-- Name: conduct_objection pgtrigger_objection_moment_dc790; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER pgtrigger_objection_moment_dc790 BEFORE INSERT ON public.conduct_objection FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_objection_moment_dc790();


--
-- Name: requests_app_objection pgtrigger_objection_z_moment_08e3b; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER pgtrigger_objection_z_moment_08e3b BEFORE INSERT OR UPDATE ON public.requests_app_objection FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_objection_z_moment_08e3b();


--
-- Name: requests_app_objectionentry pgtrigger_objectionentry_is_insert_only_29a14; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER pgtrigger_objectionentry_is_insert_only_29a14 BEFORE DELETE OR UPDATE ON public.requests_app_objectionentry FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_objectionentry_is_insert_only_29a14();


--
-- Name: requests_app_objectionentry pgtrigger_objectionentry_moment_0a885; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER pgtrigger_objectionentry_moment_0a885 BEFORE INSERT ON public.requests_app_objectionentry FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_objectionentry_moment_0a885();


--
-- Name: audit_opening pgtrigger_opening_is_insert_only_2c17b; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER pgtrigger_opening_is_insert_only_2c17b BEFORE DELETE OR UPDATE ON public.audit_opening FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_opening_is_insert_only_2c17b();


--
-- Name: audit_opening pgtrigger_opening_moment_736b7; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER pgtrigger_opening_moment_736b7 BEFORE INSERT ON public.audit_opening FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_opening_moment_736b7();


--
-- Name: requests_app_payee pgtrigger_payee_before_registration_5aeb1; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER pgtrigger_payee_before_registration_5aeb1 BEFORE INSERT OR UPDATE ON public.requests_app_payee FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_payee_before_registration_5aeb1();


--
-- Name: policy_policyversion pgtrigger_policyversion_keeps_its_key_b0ab1; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER pgtrigger_policyversion_keeps_its_key_b0ab1 BEFORE UPDATE ON public.policy_policyversion FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_policyversion_keeps_its_key_b0ab1();


--
-- Name: requests_app_programme pgtrigger_programme_keeps_its_code_6e7c2; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER pgtrigger_programme_keeps_its_code_6e7c2 BEFORE UPDATE ON public.requests_app_programme FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_programme_keeps_its_code_6e7c2();


--
-- Name: requests_app_recusal pgtrigger_recusal_before_the_vote_ef46f; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER pgtrigger_recusal_before_the_vote_ef46f BEFORE INSERT ON public.requests_app_recusal FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_recusal_before_the_vote_ef46f();


--
-- Name: requests_app_recusal pgtrigger_recusal_in_a_living_sitting_254d9; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER pgtrigger_recusal_in_a_living_sitting_254d9 BEFORE INSERT ON public.requests_app_recusal FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_recusal_in_a_living_sitting_254d9();


--
-- Name: requests_app_recusal pgtrigger_recusal_is_insert_only_b7f9a; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER pgtrigger_recusal_is_insert_only_b7f9a BEFORE DELETE OR UPDATE ON public.requests_app_recusal FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_recusal_is_insert_only_b7f9a();


--
-- Name: requests_app_recusal pgtrigger_recusal_moment_dcabc; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER pgtrigger_recusal_moment_dcabc BEFORE INSERT ON public.requests_app_recusal FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_recusal_moment_dcabc();


--
-- Name: contact_referral pgtrigger_referral_answer_stands_5b481; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER pgtrigger_referral_answer_stands_5b481 BEFORE INSERT OR UPDATE ON public.contact_referral FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_referral_answer_stands_5b481();


--
-- Name: contact_referral pgtrigger_referral_keeps_its_origin_ca9ea; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER pgtrigger_referral_keeps_its_origin_ca9ea BEFORE UPDATE ON public.contact_referral FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_referral_keeps_its_origin_ca9ea();


--
-- Name: contact_referral pgtrigger_referral_life_66c02; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER pgtrigger_referral_life_66c02 BEFORE INSERT OR UPDATE ON public.contact_referral FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_referral_life_66c02();


--
-- Name: contact_referral pgtrigger_referral_z_times_9c99c; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER pgtrigger_referral_z_times_9c99c BEFORE INSERT OR UPDATE ON public.contact_referral FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_referral_z_times_9c99c();


--
-- Name: contact_referralentry pgtrigger_referralentry_is_insert_only_60b29; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER pgtrigger_referralentry_is_insert_only_60b29 BEFORE DELETE OR UPDATE ON public.contact_referralentry FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_referralentry_is_insert_only_60b29();


--
-- Name: contact_referralentry pgtrigger_referralentry_moment_0a64c; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER pgtrigger_referralentry_moment_0a64c BEFORE INSERT ON public.contact_referralentry FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_referralentry_moment_0a64c();


--
-- Name: beneficiaries_restriction pgtrigger_restriction_lifted_with_its_measure_d0443; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER pgtrigger_restriction_lifted_with_its_measure_d0443 BEFORE INSERT OR UPDATE ON public.beneficiaries_restriction FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_restriction_lifted_with_its_measure_d0443();


--
-- Name: beneficiaries_restriction pgtrigger_restriction_stands_on_a_measure_c3bf1; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER pgtrigger_restriction_stands_on_a_measure_c3bf1 BEFORE INSERT OR UPDATE ON public.beneficiaries_restriction FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_restriction_stands_on_a_measure_c3bf1();


--
-- Name: beneficiaries_restriction pgtrigger_restriction_stays_as_decided_fd531; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER pgtrigger_restriction_stays_as_decided_fd531 BEFORE UPDATE ON public.beneficiaries_restriction FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_restriction_stays_as_decided_fd531();


--
-- Name: requests_app_signingcode pgtrigger_signingcode_keeps_what_it_signs_c9ac2; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER pgtrigger_signingcode_keeps_what_it_signs_c9ac2 BEFORE UPDATE ON public.requests_app_signingcode FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_signingcode_keeps_what_it_signs_c9ac2();


--
-- Name: requests_app_sitting pgtrigger_sitting_closed_stays_fbe2e; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER pgtrigger_sitting_closed_stays_fbe2e BEFORE INSERT OR UPDATE ON public.requests_app_sitting FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_sitting_closed_stays_fbe2e();


--
-- Name: requests_app_sitting pgtrigger_sitting_closes_when_all_is_done_0cc5a; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER pgtrigger_sitting_closes_when_all_is_done_0cc5a BEFORE INSERT OR UPDATE ON public.requests_app_sitting FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_sitting_closes_when_all_is_done_0cc5a();


--
-- Name: requests_app_sitting pgtrigger_sitting_keeps_its_number_ecf2a; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER pgtrigger_sitting_keeps_its_number_ecf2a BEFORE UPDATE ON public.requests_app_sitting FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_sitting_keeps_its_number_ecf2a();


--
-- Name: requests_app_sitting pgtrigger_sitting_late_entry_in_time_09e77; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER pgtrigger_sitting_late_entry_in_time_09e77 BEFORE INSERT OR UPDATE ON public.requests_app_sitting FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_sitting_late_entry_in_time_09e77();


--
-- Name: requests_app_sitting pgtrigger_sitting_life_d32ae; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER pgtrigger_sitting_life_d32ae BEFORE INSERT OR UPDATE ON public.requests_app_sitting FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_sitting_life_d32ae();


--
-- Name: requests_app_sitting pgtrigger_sitting_minutes_when_closed_c7b7f; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER pgtrigger_sitting_minutes_when_closed_c7b7f BEFORE INSERT OR UPDATE ON public.requests_app_sitting FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_sitting_minutes_when_closed_c7b7f();


--
-- Name: requests_app_sitting pgtrigger_sitting_signed_when_closed_1cab2; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER pgtrigger_sitting_signed_when_closed_1cab2 BEFORE INSERT OR UPDATE ON public.requests_app_sitting FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_sitting_signed_when_closed_1cab2();


--
-- Name: requests_app_sitting pgtrigger_sitting_z_days_f2f22; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER pgtrigger_sitting_z_days_f2f22 BEFORE INSERT OR UPDATE ON public.requests_app_sitting FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_sitting_z_days_f2f22();


--
-- Name: requests_app_sittingentry pgtrigger_sittingentry_is_insert_only_9cb25; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER pgtrigger_sittingentry_is_insert_only_9cb25 BEFORE DELETE OR UPDATE ON public.requests_app_sittingentry FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_sittingentry_is_insert_only_9cb25();


--
-- Name: requests_app_sittingentry pgtrigger_sittingentry_moment_b6e22; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER pgtrigger_sittingentry_moment_b6e22 BEFORE INSERT ON public.requests_app_sittingentry FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_sittingentry_moment_b6e22();


--
-- Name: requests_app_study pgtrigger_study_by_another_3bc5e; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER pgtrigger_study_by_another_3bc5e BEFORE INSERT OR UPDATE ON public.requests_app_study FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_study_by_another_3bc5e();


--
-- Name: requests_app_study pgtrigger_study_keeps_its_case_c3b1f; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER pgtrigger_study_keeps_its_case_c3b1f BEFORE UPDATE ON public.requests_app_study FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_study_keeps_its_case_c3b1f();


--
-- Name: requests_app_study pgtrigger_study_life_6cc3f; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER pgtrigger_study_life_6cc3f BEFORE INSERT OR UPDATE ON public.requests_app_study FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_study_life_6cc3f();


--
-- Name: requests_app_study pgtrigger_study_of_a_raised_request_14c40; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER pgtrigger_study_of_a_raised_request_14c40 BEFORE INSERT OR UPDATE ON public.requests_app_study FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_study_of_a_raised_request_14c40();


--
-- Name: requests_app_study pgtrigger_study_submitted_stays_6e7cd; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER pgtrigger_study_submitted_stays_6e7cd BEFORE INSERT OR UPDATE ON public.requests_app_study FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_study_submitted_stays_6e7cd();


--
-- Name: requests_app_study pgtrigger_study_z_moment_37d75; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER pgtrigger_study_z_moment_37d75 BEFORE INSERT OR UPDATE ON public.requests_app_study FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_study_z_moment_37d75();


--
-- Name: requests_app_studyentry pgtrigger_studyentry_is_insert_only_5ef4d; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER pgtrigger_studyentry_is_insert_only_5ef4d BEFORE DELETE OR UPDATE ON public.requests_app_studyentry FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_studyentry_is_insert_only_5ef4d();


--
-- Name: requests_app_studyentry pgtrigger_studyentry_moment_b1980; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER pgtrigger_studyentry_moment_b1980 BEFORE INSERT ON public.requests_app_studyentry FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_studyentry_moment_b1980();


--
-- Name: requests_app_supportrequest pgtrigger_supportrequest_decided_by_sitting_3f8b6; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER pgtrigger_supportrequest_decided_by_sitting_3f8b6 BEFORE INSERT OR UPDATE ON public.requests_app_supportrequest FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_supportrequest_decided_by_sitting_3f8b6();


--
-- Name: requests_app_supportrequest pgtrigger_supportrequest_delivered_to_the_last_89e56; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER pgtrigger_supportrequest_delivered_to_the_last_89e56 BEFORE INSERT OR UPDATE ON public.requests_app_supportrequest FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_supportrequest_delivered_to_the_last_89e56();


--
-- Name: requests_app_supportrequest pgtrigger_supportrequest_goes_on_as_signed_5eff5; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER pgtrigger_supportrequest_goes_on_as_signed_5eff5 BEFORE UPDATE ON public.requests_app_supportrequest FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_supportrequest_goes_on_as_signed_5eff5();


--
-- Name: requests_app_supportrequest pgtrigger_supportrequest_keeps_its_origin_65019; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER pgtrigger_supportrequest_keeps_its_origin_65019 BEFORE UPDATE ON public.requests_app_supportrequest FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_supportrequest_keeps_its_origin_65019();


--
-- Name: requests_app_supportrequest pgtrigger_supportrequest_life_60ee1; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER pgtrigger_supportrequest_life_60ee1 BEFORE INSERT OR UPDATE ON public.requests_app_supportrequest FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_supportrequest_life_60ee1();


--
-- Name: requests_app_supportrequest pgtrigger_supportrequest_not_while_suspended_83767; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER pgtrigger_supportrequest_not_while_suspended_83767 BEFORE INSERT OR UPDATE ON public.requests_app_supportrequest FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_supportrequest_not_while_suspended_83767();


--
-- Name: requests_app_supportrequest pgtrigger_supportrequest_raised_again_by_objection_17013; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER pgtrigger_supportrequest_raised_again_by_objection_17013 BEFORE INSERT OR UPDATE ON public.requests_app_supportrequest FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_supportrequest_raised_again_by_objection_17013();


--
-- Name: requests_app_supportrequest pgtrigger_supportrequest_raised_as_signed_93386; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER pgtrigger_supportrequest_raised_as_signed_93386 BEFORE UPDATE ON public.requests_app_supportrequest FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_supportrequest_raised_as_signed_93386();


--
-- Name: requests_app_supportrequest pgtrigger_supportrequest_raised_when_declared_082b5; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER pgtrigger_supportrequest_raised_when_declared_082b5 BEFORE INSERT OR UPDATE ON public.requests_app_supportrequest FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_supportrequest_raised_when_declared_082b5();


--
-- Name: requests_app_supportrequest pgtrigger_supportrequest_raised_with_notice_d345f; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER pgtrigger_supportrequest_raised_with_notice_d345f BEFORE INSERT OR UPDATE ON public.requests_app_supportrequest FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_supportrequest_raised_with_notice_d345f();


--
-- Name: requests_app_supportrequest pgtrigger_supportrequest_registered_as_decided_b01d5; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER pgtrigger_supportrequest_registered_as_decided_b01d5 BEFORE INSERT OR UPDATE ON public.requests_app_supportrequest FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_supportrequest_registered_as_decided_b01d5();


--
-- Name: requests_app_supportrequest pgtrigger_supportrequest_registered_when_complete_77110; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER pgtrigger_supportrequest_registered_when_complete_77110 BEFORE INSERT OR UPDATE ON public.requests_app_supportrequest FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_supportrequest_registered_when_complete_77110();


--
-- Name: requests_app_supportrequest pgtrigger_supportrequest_submitted_when_declared_5f746; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER pgtrigger_supportrequest_submitted_when_declared_5f746 BEFORE INSERT OR UPDATE ON public.requests_app_supportrequest FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_supportrequest_submitted_when_declared_5f746();


--
-- Name: requests_app_supportrequest pgtrigger_supportrequest_verified_has_a_verifier_3f3c3; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER pgtrigger_supportrequest_verified_has_a_verifier_3f3c3 BEFORE INSERT OR UPDATE ON public.requests_app_supportrequest FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_supportrequest_verified_has_a_verifier_3f3c3();


--
-- Name: requests_app_supportrequest pgtrigger_supportrequest_verifier_is_another_8fd42; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER pgtrigger_supportrequest_verifier_is_another_8fd42 BEFORE INSERT OR UPDATE ON public.requests_app_supportrequest FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_supportrequest_verifier_is_another_8fd42();


--
-- Name: requests_app_supportrequest pgtrigger_supportrequest_z_days_52fd0; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER pgtrigger_supportrequest_z_days_52fd0 BEFORE INSERT OR UPDATE ON public.requests_app_supportrequest FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_supportrequest_z_days_52fd0();


--
-- Name: accounts_user_groups pgtrigger_taken_delete_b9ea8; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER pgtrigger_taken_delete_b9ea8 AFTER DELETE ON public.accounts_user_groups FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_taken_delete_b9ea8();


--
-- Name: portal_termsacceptance pgtrigger_termsacceptance_is_insert_only_f1520; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER pgtrigger_termsacceptance_is_insert_only_f1520 BEFORE DELETE OR UPDATE ON public.portal_termsacceptance FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_termsacceptance_is_insert_only_f1520();


--
-- Name: portal_termsacceptance pgtrigger_termsacceptance_moment_7b2e9; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER pgtrigger_termsacceptance_moment_7b2e9 BEFORE INSERT ON public.portal_termsacceptance FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_termsacceptance_moment_7b2e9();


--
-- Name: beneficiaries_personcategory pgtrigger_update_update_01b38; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER pgtrigger_update_update_01b38 AFTER UPDATE ON public.beneficiaries_personcategory FOR EACH ROW WHEN ((old.* IS DISTINCT FROM new.*)) EXECUTE FUNCTION public.pgtrigger_update_update_01b38();


--
-- Name: beneficiaries_guardianship pgtrigger_update_update_03ad4; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER pgtrigger_update_update_03ad4 AFTER UPDATE ON public.beneficiaries_guardianship FOR EACH ROW WHEN ((old.* IS DISTINCT FROM new.*)) EXECUTE FUNCTION public.pgtrigger_update_update_03ad4();


--
-- Name: accounts_user pgtrigger_update_update_0e890; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER pgtrigger_update_update_0e890 AFTER UPDATE ON public.accounts_user FOR EACH ROW WHEN (((old.branch_id IS DISTINCT FROM new.branch_id) OR ((old.email)::text IS DISTINCT FROM (new.email)::text) OR ((old.gender)::text IS DISTINCT FROM (new.gender)::text) OR (old.id IS DISTINCT FROM new.id) OR (old.is_active IS DISTINCT FROM new.is_active) OR (old.is_mobile_verified IS DISTINCT FROM new.is_mobile_verified) OR (old.is_staff IS DISTINCT FROM new.is_staff) OR (old.is_superuser IS DISTINCT FROM new.is_superuser) OR (old.joined_at IS DISTINCT FROM new.joined_at) OR ((old.mobile)::text IS DISTINCT FROM (new.mobile)::text) OR ((old.name)::text IS DISTINCT FROM (new.name)::text) OR ((old.username)::text IS DISTINCT FROM (new.username)::text))) EXECUTE FUNCTION public.pgtrigger_update_update_0e890();


--
-- Name: requests_app_agendaitem pgtrigger_update_update_230fd; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER pgtrigger_update_update_230fd AFTER UPDATE ON public.requests_app_agendaitem FOR EACH ROW WHEN ((old.* IS DISTINCT FROM new.*)) EXECUTE FUNCTION public.pgtrigger_update_update_230fd();


--
-- Name: conduct_incident pgtrigger_update_update_26f60; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER pgtrigger_update_update_26f60 AFTER UPDATE ON public.conduct_incident FOR EACH ROW WHEN ((old.* IS DISTINCT FROM new.*)) EXECUTE FUNCTION public.pgtrigger_update_update_26f60();


--
-- Name: contact_referral pgtrigger_update_update_2b37b; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER pgtrigger_update_update_2b37b AFTER UPDATE ON public.contact_referral FOR EACH ROW WHEN ((old.* IS DISTINCT FROM new.*)) EXECUTE FUNCTION public.pgtrigger_update_update_2b37b();


--
-- Name: requests_app_payee pgtrigger_update_update_42a87; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER pgtrigger_update_update_42a87 AFTER UPDATE ON public.requests_app_payee FOR EACH ROW WHEN ((old.* IS DISTINCT FROM new.*)) EXECUTE FUNCTION public.pgtrigger_update_update_42a87();


--
-- Name: requests_app_study pgtrigger_update_update_45240; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER pgtrigger_update_update_45240 AFTER UPDATE ON public.requests_app_study FOR EACH ROW WHEN ((old.* IS DISTINCT FROM new.*)) EXECUTE FUNCTION public.pgtrigger_update_update_45240();


--
-- Name: contact_contact pgtrigger_update_update_4e3c0; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER pgtrigger_update_update_4e3c0 AFTER UPDATE ON public.contact_contact FOR EACH ROW WHEN ((old.* IS DISTINCT FROM new.*)) EXECUTE FUNCTION public.pgtrigger_update_update_4e3c0();


--
-- Name: requests_app_sitting pgtrigger_update_update_6326a; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER pgtrigger_update_update_6326a AFTER UPDATE ON public.requests_app_sitting FOR EACH ROW WHEN ((old.* IS DISTINCT FROM new.*)) EXECUTE FUNCTION public.pgtrigger_update_update_6326a();


--
-- Name: beneficiaries_document pgtrigger_update_update_86b49; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER pgtrigger_update_update_86b49 AFTER UPDATE ON public.beneficiaries_document FOR EACH ROW WHEN ((old.* IS DISTINCT FROM new.*)) EXECUTE FUNCTION public.pgtrigger_update_update_86b49();


--
-- Name: requests_app_completionitem pgtrigger_update_update_8a968; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER pgtrigger_update_update_8a968 AFTER UPDATE ON public.requests_app_completionitem FOR EACH ROW WHEN ((old.* IS DISTINCT FROM new.*)) EXECUTE FUNCTION public.pgtrigger_update_update_8a968();


--
-- Name: beneficiaries_restriction pgtrigger_update_update_a2f5e; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER pgtrigger_update_update_a2f5e AFTER UPDATE ON public.beneficiaries_restriction FOR EACH ROW WHEN ((old.* IS DISTINCT FROM new.*)) EXECUTE FUNCTION public.pgtrigger_update_update_a2f5e();


--
-- Name: beneficiaries_household pgtrigger_update_update_b7683; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER pgtrigger_update_update_b7683 AFTER UPDATE ON public.beneficiaries_household FOR EACH ROW WHEN ((old.* IS DISTINCT FROM new.*)) EXECUTE FUNCTION public.pgtrigger_update_update_b7683();


--
-- Name: beneficiaries_person pgtrigger_update_update_ba1cc; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER pgtrigger_update_update_ba1cc AFTER UPDATE ON public.beneficiaries_person FOR EACH ROW WHEN (((old.accepted_terms_at IS DISTINCT FROM new.accepted_terms_at) OR (old.account_id IS DISTINCT FROM new.account_id) OR (old.born_on IS DISTINCT FROM new.born_on) OR (old.branch_id IS DISTINCT FROM new.branch_id) OR (old.created_at IS DISTINCT FROM new.created_at) OR (old.created_by_id IS DISTINCT FROM new.created_by_id) OR (old.died_on IS DISTINCT FROM new.died_on) OR ((old.family_name)::text IS DISTINCT FROM (new.family_name)::text) OR ((old.father_name)::text IS DISTINCT FROM (new.father_name)::text) OR ((old.first_name)::text IS DISTINCT FROM (new.first_name)::text) OR ((old.gender)::text IS DISTINCT FROM (new.gender)::text) OR ((old.grandfather_name)::text IS DISTINCT FROM (new.grandfather_name)::text) OR (old.household_id IS DISTINCT FROM new.household_id) OR (old.id IS DISTINCT FROM new.id) OR (old.identity_expires_on IS DISTINCT FROM new.identity_expires_on) OR ((old.identity_kind)::text IS DISTINCT FROM (new.identity_kind)::text) OR ((old.identity_number)::text IS DISTINCT FROM (new.identity_number)::text) OR (old.is_birth_hijri IS DISTINCT FROM new.is_birth_hijri) OR (old.key IS DISTINCT FROM new.key) OR (old.may_text IS DISTINCT FROM new.may_text) OR ((old.mobile)::text IS DISTINCT FROM (new.mobile)::text) OR (old.not_same_as IS DISTINCT FROM new.not_same_as) OR ((old.relation)::text IS DISTINCT FROM (new.relation)::text) OR (old.safe_contact IS DISTINCT FROM new.safe_contact))) EXECUTE FUNCTION public.pgtrigger_update_update_ba1cc();


--
-- Name: requests_app_supportrequest pgtrigger_update_update_c9976; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER pgtrigger_update_update_c9976 AFTER UPDATE ON public.requests_app_supportrequest FOR EACH ROW WHEN ((old.* IS DISTINCT FROM new.*)) EXECUTE FUNCTION public.pgtrigger_update_update_c9976();


--
-- Name: conduct_measure pgtrigger_update_update_d2163; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER pgtrigger_update_update_d2163 AFTER UPDATE ON public.conduct_measure FOR EACH ROW WHEN ((old.* IS DISTINCT FROM new.*)) EXECUTE FUNCTION public.pgtrigger_update_update_d2163();


--
-- Name: requests_app_objection pgtrigger_update_update_d2814; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER pgtrigger_update_update_d2814 AFTER UPDATE ON public.requests_app_objection FOR EACH ROW WHEN ((old.* IS DISTINCT FROM new.*)) EXECUTE FUNCTION public.pgtrigger_update_update_d2814();


--
-- Name: conduct_objection pgtrigger_update_update_dc456; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER pgtrigger_update_update_dc456 AFTER UPDATE ON public.conduct_objection FOR EACH ROW WHEN ((old.* IS DISTINCT FROM new.*)) EXECUTE FUNCTION public.pgtrigger_update_update_dc456();


--
-- Name: requests_app_attendance pgtrigger_update_update_eacd2; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER pgtrigger_update_update_eacd2 AFTER UPDATE ON public.requests_app_attendance FOR EACH ROW WHEN ((old.* IS DISTINCT FROM new.*)) EXECUTE FUNCTION public.pgtrigger_update_update_eacd2();


--
-- Name: accounts_user pgtrigger_user_colleague_by_a_manager_b6d6c; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER pgtrigger_user_colleague_by_a_manager_b6d6c BEFORE INSERT OR UPDATE ON public.accounts_user FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_user_colleague_by_a_manager_b6d6c();


--
-- Name: accounts_user pgtrigger_user_is_never_deleted_d1ee1; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER pgtrigger_user_is_never_deleted_d1ee1 BEFORE DELETE ON public.accounts_user FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_user_is_never_deleted_d1ee1();


--
-- Name: accounts_user pgtrigger_user_keeps_its_birth_30232; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER pgtrigger_user_keeps_its_birth_30232 BEFORE UPDATE ON public.accounts_user FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_user_keeps_its_birth_30232();


--
-- Name: accounts_user pgtrigger_user_number_is_the_account_7bc3d; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER pgtrigger_user_number_is_the_account_7bc3d BEFORE UPDATE ON public.accounts_user FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_user_number_is_the_account_7bc3d();


--
-- Name: accounts_user pgtrigger_user_stays_what_it_is_e3ef6; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER pgtrigger_user_stays_what_it_is_e3ef6 BEFORE UPDATE ON public.accounts_user FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_user_stays_what_it_is_e3ef6();


--
-- Name: accounts_user pgtrigger_user_superuser_by_the_owner_f5cd5; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER pgtrigger_user_superuser_by_the_owner_f5cd5 BEFORE INSERT OR UPDATE ON public.accounts_user FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_user_superuser_by_the_owner_f5cd5();


--
-- Name: accounts_user_groups pgtrigger_userrole_by_another_manager_9b427; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER pgtrigger_userrole_by_another_manager_9b427 BEFORE INSERT OR DELETE OR UPDATE ON public.accounts_user_groups FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_userrole_by_another_manager_9b427();


--
-- Name: accounts_user_groups pgtrigger_userrole_for_colleagues_819d3; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER pgtrigger_userrole_for_colleagues_819d3 BEFORE INSERT OR UPDATE ON public.accounts_user_groups FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_userrole_for_colleagues_819d3();


--
-- Name: requests_app_vote pgtrigger_vote_by_a_present_member_a2f31; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER pgtrigger_vote_by_a_present_member_a2f31 BEFORE INSERT ON public.requests_app_vote FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_vote_by_a_present_member_a2f31();


--
-- Name: requests_app_vote pgtrigger_vote_in_an_open_sitting_e7940; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER pgtrigger_vote_in_an_open_sitting_e7940 BEFORE INSERT ON public.requests_app_vote FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_vote_in_an_open_sitting_e7940();


--
-- Name: requests_app_vote pgtrigger_vote_is_insert_only_acd0a; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER pgtrigger_vote_is_insert_only_acd0a BEFORE DELETE OR UPDATE ON public.requests_app_vote FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_vote_is_insert_only_acd0a();


--
-- Name: requests_app_vote pgtrigger_vote_moment_a3240; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER pgtrigger_vote_moment_a3240 BEFORE INSERT ON public.requests_app_vote FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_vote_moment_a3240();


--
-- Name: requests_app_vote pgtrigger_vote_not_before_the_floor_bc8c3; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER pgtrigger_vote_not_before_the_floor_bc8c3 BEFORE INSERT ON public.requests_app_vote FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_vote_not_before_the_floor_bc8c3();


--
-- Name: requests_app_vote pgtrigger_vote_not_by_a_recused_member_becb7; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER pgtrigger_vote_not_by_a_recused_member_becb7 BEFORE INSERT ON public.requests_app_vote FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_vote_not_by_a_recused_member_becb7();


--
-- Name: requests_app_vote pgtrigger_vote_not_by_the_author_39af3; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER pgtrigger_vote_not_by_the_author_39af3 BEFORE INSERT ON public.requests_app_vote FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_vote_not_by_the_author_39af3();


--
-- Name: account_emailaddress account_emailaddress_user_id_2c513194_fk_accounts_user_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.account_emailaddress
    ADD CONSTRAINT account_emailaddress_user_id_2c513194_fk_accounts_user_id FOREIGN KEY (user_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: account_emailconfirmation account_emailconfirm_email_address_id_5b7f8c58_fk_account_e; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.account_emailconfirmation
    ADD CONSTRAINT account_emailconfirm_email_address_id_5b7f8c58_fk_account_e FOREIGN KEY (email_address_id) REFERENCES public.account_emailaddress(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: accounts_user accounts_user_branch_id_38ec6caf_fk_accounts_branch_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.accounts_user
    ADD CONSTRAINT accounts_user_branch_id_38ec6caf_fk_accounts_branch_id FOREIGN KEY (branch_id) REFERENCES public.accounts_branch(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: accounts_user_groups accounts_user_groups_group_id_bd11a704_fk_auth_group_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.accounts_user_groups
    ADD CONSTRAINT accounts_user_groups_group_id_bd11a704_fk_auth_group_id FOREIGN KEY (group_id) REFERENCES public.auth_group(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: accounts_user_groups accounts_user_groups_user_id_52b62117_fk_accounts_user_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.accounts_user_groups
    ADD CONSTRAINT accounts_user_groups_user_id_52b62117_fk_accounts_user_id FOREIGN KEY (user_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: accounts_user_user_permissions accounts_user_user_p_permission_id_113bb443_fk_auth_perm; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.accounts_user_user_permissions
    ADD CONSTRAINT accounts_user_user_p_permission_id_113bb443_fk_auth_perm FOREIGN KEY (permission_id) REFERENCES public.auth_permission(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: accounts_user_user_permissions accounts_user_user_p_user_id_e4f0a161_fk_accounts_; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.accounts_user_user_permissions
    ADD CONSTRAINT accounts_user_user_p_user_id_e4f0a161_fk_accounts_ FOREIGN KEY (user_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: audit_opening audit_opening_by_id_59699595_fk_accounts_user_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.audit_opening
    ADD CONSTRAINT audit_opening_by_id_59699595_fk_accounts_user_id FOREIGN KEY (by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: auth_group_permissions auth_group_permissio_permission_id_84c5c92e_fk_auth_perm; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.auth_group_permissions
    ADD CONSTRAINT auth_group_permissio_permission_id_84c5c92e_fk_auth_perm FOREIGN KEY (permission_id) REFERENCES public.auth_permission(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: auth_group_permissions auth_group_permissions_group_id_b120cbf9_fk_auth_group_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.auth_group_permissions
    ADD CONSTRAINT auth_group_permissions_group_id_b120cbf9_fk_auth_group_id FOREIGN KEY (group_id) REFERENCES public.auth_group(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: auth_permission auth_permission_content_type_id_2f476e4b_fk_django_co; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.auth_permission
    ADD CONSTRAINT auth_permission_content_type_id_2f476e4b_fk_django_co FOREIGN KEY (content_type_id) REFERENCES public.django_content_type(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: beneficiaries_document beneficiaries_docume_person_id_eab0ec0e_fk_beneficia; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.beneficiaries_document
    ADD CONSTRAINT beneficiaries_docume_person_id_eab0ec0e_fk_beneficia FOREIGN KEY (person_id) REFERENCES public.beneficiaries_person(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: beneficiaries_document beneficiaries_docume_type_id_9ebf7cd4_fk_beneficia; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.beneficiaries_document
    ADD CONSTRAINT beneficiaries_docume_type_id_9ebf7cd4_fk_beneficia FOREIGN KEY (type_id) REFERENCES public.beneficiaries_documenttype(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: beneficiaries_document beneficiaries_document_added_by_id_b5772d4e_fk_accounts_user_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.beneficiaries_document
    ADD CONSTRAINT beneficiaries_document_added_by_id_b5772d4e_fk_accounts_user_id FOREIGN KEY (added_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: beneficiaries_guardianship beneficiaries_guardi_guardian_id_ec2c727f_fk_beneficia; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.beneficiaries_guardianship
    ADD CONSTRAINT beneficiaries_guardi_guardian_id_ec2c727f_fk_beneficia FOREIGN KEY (guardian_id) REFERENCES public.beneficiaries_person(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: beneficiaries_guardianship beneficiaries_guardi_ward_id_107c9bf4_fk_beneficia; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.beneficiaries_guardianship
    ADD CONSTRAINT beneficiaries_guardi_ward_id_107c9bf4_fk_beneficia FOREIGN KEY (ward_id) REFERENCES public.beneficiaries_person(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: beneficiaries_household beneficiaries_househ_branch_id_54344251_fk_accounts_; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.beneficiaries_household
    ADD CONSTRAINT beneficiaries_househ_branch_id_54344251_fk_accounts_ FOREIGN KEY (branch_id) REFERENCES public.accounts_branch(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: beneficiaries_person beneficiaries_person_account_id_cf1b3bb3_fk_accounts_user_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.beneficiaries_person
    ADD CONSTRAINT beneficiaries_person_account_id_cf1b3bb3_fk_accounts_user_id FOREIGN KEY (account_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: beneficiaries_person beneficiaries_person_branch_id_6a19fe25_fk_accounts_branch_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.beneficiaries_person
    ADD CONSTRAINT beneficiaries_person_branch_id_6a19fe25_fk_accounts_branch_id FOREIGN KEY (branch_id) REFERENCES public.accounts_branch(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: beneficiaries_personcategory beneficiaries_person_category_id_f40af8f5_fk_beneficia; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.beneficiaries_personcategory
    ADD CONSTRAINT beneficiaries_person_category_id_f40af8f5_fk_beneficia FOREIGN KEY (category_id) REFERENCES public.beneficiaries_category(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: beneficiaries_person beneficiaries_person_created_by_id_3bfaece0_fk_accounts_user_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.beneficiaries_person
    ADD CONSTRAINT beneficiaries_person_created_by_id_3bfaece0_fk_accounts_user_id FOREIGN KEY (created_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: beneficiaries_person beneficiaries_person_household_id_1c98c753_fk_beneficia; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.beneficiaries_person
    ADD CONSTRAINT beneficiaries_person_household_id_1c98c753_fk_beneficia FOREIGN KEY (household_id) REFERENCES public.beneficiaries_household(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: beneficiaries_personcategory beneficiaries_person_person_id_cfefb2ed_fk_beneficia; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.beneficiaries_personcategory
    ADD CONSTRAINT beneficiaries_person_person_id_cfefb2ed_fk_beneficia FOREIGN KEY (person_id) REFERENCES public.beneficiaries_person(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: beneficiaries_restriction beneficiaries_restri_person_id_68683f7b_fk_beneficia; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.beneficiaries_restriction
    ADD CONSTRAINT beneficiaries_restri_person_id_68683f7b_fk_beneficia FOREIGN KEY (person_id) REFERENCES public.beneficiaries_person(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: conduct_attempt conduct_attempt_by_id_a68d0c3f_fk_accounts_user_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.conduct_attempt
    ADD CONSTRAINT conduct_attempt_by_id_a68d0c3f_fk_accounts_user_id FOREIGN KEY (by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: conduct_attempt conduct_attempt_incident_id_e380c7b6_fk_conduct_incident_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.conduct_attempt
    ADD CONSTRAINT conduct_attempt_incident_id_e380c7b6_fk_conduct_incident_id FOREIGN KEY (incident_id) REFERENCES public.conduct_incident(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: conduct_authorityreport conduct_authorityrep_incident_id_3ff14a05_fk_conduct_i; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.conduct_authorityreport
    ADD CONSTRAINT conduct_authorityrep_incident_id_3ff14a05_fk_conduct_i FOREIGN KEY (incident_id) REFERENCES public.conduct_incident(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: conduct_authorityreport conduct_authorityrep_measure_id_e11ca6a4_fk_conduct_m; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.conduct_authorityreport
    ADD CONSTRAINT conduct_authorityrep_measure_id_e11ca6a4_fk_conduct_m FOREIGN KEY (measure_id) REFERENCES public.conduct_measure(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: conduct_authorityreport conduct_authorityreport_by_id_812f7a0c_fk_accounts_user_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.conduct_authorityreport
    ADD CONSTRAINT conduct_authorityreport_by_id_812f7a0c_fk_accounts_user_id FOREIGN KEY (by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: conduct_correction conduct_correction_by_id_5bc07d90_fk_accounts_user_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.conduct_correction
    ADD CONSTRAINT conduct_correction_by_id_5bc07d90_fk_accounts_user_id FOREIGN KEY (by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: conduct_correction conduct_correction_measure_id_6e9986f2_fk_conduct_measure_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.conduct_correction
    ADD CONSTRAINT conduct_correction_measure_id_6e9986f2_fk_conduct_measure_id FOREIGN KEY (measure_id) REFERENCES public.conduct_measure(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: conduct_entry conduct_entry_by_id_fdcf93db_fk_accounts_user_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.conduct_entry
    ADD CONSTRAINT conduct_entry_by_id_fdcf93db_fk_accounts_user_id FOREIGN KEY (by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: conduct_entry conduct_entry_incident_id_f0287176_fk_conduct_incident_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.conduct_entry
    ADD CONSTRAINT conduct_entry_incident_id_f0287176_fk_conduct_incident_id FOREIGN KEY (incident_id) REFERENCES public.conduct_incident(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: conduct_entry conduct_entry_measure_id_31561609_fk_conduct_measure_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.conduct_entry
    ADD CONSTRAINT conduct_entry_measure_id_31561609_fk_conduct_measure_id FOREIGN KEY (measure_id) REFERENCES public.conduct_measure(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: conduct_hearing conduct_hearing_heard_by_id_b086c48c_fk_accounts_user_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.conduct_hearing
    ADD CONSTRAINT conduct_hearing_heard_by_id_b086c48c_fk_accounts_user_id FOREIGN KEY (heard_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: conduct_hearing conduct_hearing_incident_id_05acbeb4_fk_conduct_incident_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.conduct_hearing
    ADD CONSTRAINT conduct_hearing_incident_id_05acbeb4_fk_conduct_incident_id FOREIGN KEY (incident_id) REFERENCES public.conduct_incident(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: conduct_incident conduct_incident_about_staff_id_937fc64b_fk_accounts_user_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.conduct_incident
    ADD CONSTRAINT conduct_incident_about_staff_id_937fc64b_fk_accounts_user_id FOREIGN KEY (about_staff_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: conduct_incident conduct_incident_assessed_by_id_a1c77fda_fk_accounts_user_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.conduct_incident
    ADD CONSTRAINT conduct_incident_assessed_by_id_a1c77fda_fk_accounts_user_id FOREIGN KEY (assessed_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: conduct_incident conduct_incident_branch_id_c5032e78_fk_accounts_branch_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.conduct_incident
    ADD CONSTRAINT conduct_incident_branch_id_c5032e78_fk_accounts_branch_id FOREIGN KEY (branch_id) REFERENCES public.accounts_branch(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: conduct_incident conduct_incident_decided_by_id_66a5dd82_fk_accounts_user_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.conduct_incident
    ADD CONSTRAINT conduct_incident_decided_by_id_66a5dd82_fk_accounts_user_id FOREIGN KEY (decided_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: conduct_incident conduct_incident_person_id_c0487beb_fk_beneficiaries_person_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.conduct_incident
    ADD CONSTRAINT conduct_incident_person_id_c0487beb_fk_beneficiaries_person_id FOREIGN KEY (person_id) REFERENCES public.beneficiaries_person(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: conduct_incident conduct_incident_policy_version_id_54fedec3_fk_policy_po; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.conduct_incident
    ADD CONSTRAINT conduct_incident_policy_version_id_54fedec3_fk_policy_po FOREIGN KEY (policy_version_id) REFERENCES public.policy_policyversion(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: conduct_incident conduct_incident_reported_by_id_f2cadd6d_fk_accounts_user_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.conduct_incident
    ADD CONSTRAINT conduct_incident_reported_by_id_f2cadd6d_fk_accounts_user_id FOREIGN KEY (reported_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: conduct_incident conduct_incident_victim_id_43953550_fk_accounts_user_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.conduct_incident
    ADD CONSTRAINT conduct_incident_victim_id_43953550_fk_accounts_user_id FOREIGN KEY (victim_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: conduct_measure conduct_measure_decided_by_id_6390d280_fk_accounts_user_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.conduct_measure
    ADD CONSTRAINT conduct_measure_decided_by_id_6390d280_fk_accounts_user_id FOREIGN KEY (decided_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: conduct_measure conduct_measure_incident_id_813d3e5f_fk_conduct_incident_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.conduct_measure
    ADD CONSTRAINT conduct_measure_incident_id_813d3e5f_fk_conduct_incident_id FOREIGN KEY (incident_id) REFERENCES public.conduct_incident(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: conduct_measure conduct_measure_letter_id_46031f51_fk_letters_letter_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.conduct_measure
    ADD CONSTRAINT conduct_measure_letter_id_46031f51_fk_letters_letter_id FOREIGN KEY (letter_id) REFERENCES public.letters_letter(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: conduct_measure conduct_measure_lifting_letter_id_ebb51829_fk_letters_letter_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.conduct_measure
    ADD CONSTRAINT conduct_measure_lifting_letter_id_ebb51829_fk_letters_letter_id FOREIGN KEY (lifting_letter_id) REFERENCES public.letters_letter(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: conduct_measure conduct_measure_proposed_by_id_1eff508e_fk_accounts_user_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.conduct_measure
    ADD CONSTRAINT conduct_measure_proposed_by_id_1eff508e_fk_accounts_user_id FOREIGN KEY (proposed_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: conduct_measure conduct_measure_second_decided_by_id_b8c49fac_fk_accounts_; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.conduct_measure
    ADD CONSTRAINT conduct_measure_second_decided_by_id_b8c49fac_fk_accounts_ FOREIGN KEY (second_decided_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: conduct_objection conduct_objection_entered_by_id_b774a0d2_fk_accounts_user_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.conduct_objection
    ADD CONSTRAINT conduct_objection_entered_by_id_b774a0d2_fk_accounts_user_id FOREIGN KEY (entered_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: conduct_objection conduct_objection_heard_by_id_5e83cfcf_fk_accounts_user_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.conduct_objection
    ADD CONSTRAINT conduct_objection_heard_by_id_5e83cfcf_fk_accounts_user_id FOREIGN KEY (heard_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: conduct_objection conduct_objection_letter_id_b935f01e_fk_letters_letter_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.conduct_objection
    ADD CONSTRAINT conduct_objection_letter_id_b935f01e_fk_letters_letter_id FOREIGN KEY (letter_id) REFERENCES public.letters_letter(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: conduct_objection conduct_objection_measure_id_249416f3_fk_conduct_measure_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.conduct_objection
    ADD CONSTRAINT conduct_objection_measure_id_249416f3_fk_conduct_measure_id FOREIGN KEY (measure_id) REFERENCES public.conduct_measure(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: contact_contact contact_contact_branch_id_d3688b93_fk_accounts_branch_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.contact_contact
    ADD CONSTRAINT contact_contact_branch_id_d3688b93_fk_accounts_branch_id FOREIGN KEY (branch_id) REFERENCES public.accounts_branch(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: contact_contact contact_contact_created_by_id_cd24de40_fk_accounts_user_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.contact_contact
    ADD CONSTRAINT contact_contact_created_by_id_cd24de40_fk_accounts_user_id FOREIGN KEY (created_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: contact_contact contact_contact_handled_by_id_3b46f900_fk_accounts_user_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.contact_contact
    ADD CONSTRAINT contact_contact_handled_by_id_3b46f900_fk_accounts_user_id FOREIGN KEY (handled_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: contact_contact contact_contact_person_id_a726358e_fk_beneficiaries_person_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.contact_contact
    ADD CONSTRAINT contact_contact_person_id_a726358e_fk_beneficiaries_person_id FOREIGN KEY (person_id) REFERENCES public.beneficiaries_person(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: contact_entry contact_entry_by_id_b9feb407_fk_accounts_user_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.contact_entry
    ADD CONSTRAINT contact_entry_by_id_b9feb407_fk_accounts_user_id FOREIGN KEY (by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: contact_entry contact_entry_contact_id_b91677a9_fk_contact_contact_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.contact_entry
    ADD CONSTRAINT contact_entry_contact_id_b91677a9_fk_contact_contact_id FOREIGN KEY (contact_id) REFERENCES public.contact_contact(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: contact_referral contact_referral_answered_by_id_8cd0044d_fk_accounts_user_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.contact_referral
    ADD CONSTRAINT contact_referral_answered_by_id_8cd0044d_fk_accounts_user_id FOREIGN KEY (answered_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: contact_referral contact_referral_asked_by_id_790f5702_fk_accounts_user_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.contact_referral
    ADD CONSTRAINT contact_referral_asked_by_id_790f5702_fk_accounts_user_id FOREIGN KEY (asked_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: contact_referral contact_referral_branch_id_ba750f64_fk_accounts_branch_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.contact_referral
    ADD CONSTRAINT contact_referral_branch_id_ba750f64_fk_accounts_branch_id FOREIGN KEY (branch_id) REFERENCES public.accounts_branch(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: contact_referral contact_referral_contact_id_d040e5e1_fk_contact_contact_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.contact_referral
    ADD CONSTRAINT contact_referral_contact_id_d040e5e1_fk_contact_contact_id FOREIGN KEY (contact_id) REFERENCES public.contact_contact(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: contact_referral contact_referral_owner_id_1cb56705_fk_accounts_user_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.contact_referral
    ADD CONSTRAINT contact_referral_owner_id_1cb56705_fk_accounts_user_id FOREIGN KEY (owner_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: contact_referral contact_referral_person_id_88de257b_fk_beneficiaries_person_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.contact_referral
    ADD CONSTRAINT contact_referral_person_id_88de257b_fk_beneficiaries_person_id FOREIGN KEY (person_id) REFERENCES public.beneficiaries_person(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: contact_referralentry contact_referralentr_referral_id_d040651c_fk_contact_r; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.contact_referralentry
    ADD CONSTRAINT contact_referralentr_referral_id_d040651c_fk_contact_r FOREIGN KEY (referral_id) REFERENCES public.contact_referral(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: contact_referralentry contact_referralentry_by_id_60fa7dc8_fk_accounts_user_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.contact_referralentry
    ADD CONSTRAINT contact_referralentry_by_id_60fa7dc8_fk_accounts_user_id FOREIGN KEY (by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: django_admin_log django_admin_log_content_type_id_c4bce8eb_fk_django_co; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.django_admin_log
    ADD CONSTRAINT django_admin_log_content_type_id_c4bce8eb_fk_django_co FOREIGN KEY (content_type_id) REFERENCES public.django_content_type(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: django_admin_log django_admin_log_user_id_c564eba6_fk_accounts_user_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.django_admin_log
    ADD CONSTRAINT django_admin_log_user_id_c564eba6_fk_accounts_user_id FOREIGN KEY (user_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: letters_letter letters_letter_by_id_ff9118d5_fk_accounts_user_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.letters_letter
    ADD CONSTRAINT letters_letter_by_id_ff9118d5_fk_accounts_user_id FOREIGN KEY (by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: messaging_delivery messaging_delivery_message_id_e5d46cf3_fk_messaging_message_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.messaging_delivery
    ADD CONSTRAINT messaging_delivery_message_id_e5d46cf3_fk_messaging_message_id FOREIGN KEY (message_id) REFERENCES public.messaging_message(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: messaging_delivery messaging_delivery_retried_by_id_b33b46f5_fk_accounts_user_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.messaging_delivery
    ADD CONSTRAINT messaging_delivery_retried_by_id_b33b46f5_fk_accounts_user_id FOREIGN KEY (retried_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: messaging_message messaging_message_account_id_21900bb3_fk_accounts_user_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.messaging_message
    ADD CONSTRAINT messaging_message_account_id_21900bb3_fk_accounts_user_id FOREIGN KEY (account_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: policy_acknowledgement policy_acknowledgeme_version_id_6f5c6bc7_fk_policy_po; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.policy_acknowledgement
    ADD CONSTRAINT policy_acknowledgeme_version_id_6f5c6bc7_fk_policy_po FOREIGN KEY (version_id) REFERENCES public.policy_policyversion(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: policy_acknowledgement policy_acknowledgement_by_id_487293f9_fk_accounts_user_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.policy_acknowledgement
    ADD CONSTRAINT policy_acknowledgement_by_id_487293f9_fk_accounts_user_id FOREIGN KEY (by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: policy_clause policy_clause_version_id_af1b6ff7_fk_policy_policyversion_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.policy_clause
    ADD CONSTRAINT policy_clause_version_id_af1b6ff7_fk_policy_policyversion_id FOREIGN KEY (version_id) REFERENCES public.policy_policyversion(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: portal_termsacceptance portal_termsacceptan_person_id_1b36bc65_fk_beneficia; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.portal_termsacceptance
    ADD CONSTRAINT portal_termsacceptan_person_id_1b36bc65_fk_beneficia FOREIGN KEY (person_id) REFERENCES public.beneficiaries_person(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: portal_termsacceptance portal_termsacceptance_by_id_604ef4ab_fk_accounts_user_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.portal_termsacceptance
    ADD CONSTRAINT portal_termsacceptance_by_id_604ef4ab_fk_accounts_user_id FOREIGN KEY (by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: requests_app_agendaitem requests_app_agendai_sitting_id_ca9d7324_fk_requests_; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.requests_app_agendaitem
    ADD CONSTRAINT requests_app_agendai_sitting_id_ca9d7324_fk_requests_ FOREIGN KEY (sitting_id) REFERENCES public.requests_app_sitting(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: requests_app_agendaitem requests_app_agendai_support_request_id_4c8ba19b_fk_requests_; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.requests_app_agendaitem
    ADD CONSTRAINT requests_app_agendai_support_request_id_4c8ba19b_fk_requests_ FOREIGN KEY (support_request_id) REFERENCES public.requests_app_supportrequest(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: requests_app_attendance requests_app_attenda_recorded_by_id_1bc3fc8b_fk_accounts_; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.requests_app_attendance
    ADD CONSTRAINT requests_app_attenda_recorded_by_id_1bc3fc8b_fk_accounts_ FOREIGN KEY (recorded_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: requests_app_attendance requests_app_attenda_sitting_id_769da5d4_fk_requests_; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.requests_app_attendance
    ADD CONSTRAINT requests_app_attenda_sitting_id_769da5d4_fk_requests_ FOREIGN KEY (sitting_id) REFERENCES public.requests_app_sitting(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: requests_app_attendance requests_app_attendance_member_id_bce84dea_fk_accounts_user_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.requests_app_attendance
    ADD CONSTRAINT requests_app_attendance_member_id_bce84dea_fk_accounts_user_id FOREIGN KEY (member_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: requests_app_attestation requests_app_attesta_declaration_id_0417c3e0_fk_requests_; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.requests_app_attestation
    ADD CONSTRAINT requests_app_attesta_declaration_id_0417c3e0_fk_requests_ FOREIGN KEY (declaration_id) REFERENCES public.requests_app_declaration(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: requests_app_attestation requests_app_attestation_by_id_4e3e8ed3_fk_accounts_user_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.requests_app_attestation
    ADD CONSTRAINT requests_app_attestation_by_id_4e3e8ed3_fk_accounts_user_id FOREIGN KEY (by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: requests_app_awardline requests_app_awardli_decision_id_a8de945a_fk_requests_; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.requests_app_awardline
    ADD CONSTRAINT requests_app_awardli_decision_id_a8de945a_fk_requests_ FOREIGN KEY (decision_id) REFERENCES public.requests_app_decision(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: requests_app_awardline requests_app_awardli_support_request_id_5acf266e_fk_requests_; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.requests_app_awardline
    ADD CONSTRAINT requests_app_awardli_support_request_id_5acf266e_fk_requests_ FOREIGN KEY (support_request_id) REFERENCES public.requests_app_supportrequest(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: requests_app_checkline requests_app_checkli_decided_by_id_28b14c1e_fk_accounts_; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.requests_app_checkline
    ADD CONSTRAINT requests_app_checkli_decided_by_id_28b14c1e_fk_accounts_ FOREIGN KEY (decided_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: requests_app_checkline requests_app_checkli_document_id_c97de6bf_fk_beneficia; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.requests_app_checkline
    ADD CONSTRAINT requests_app_checkli_document_id_c97de6bf_fk_beneficia FOREIGN KEY (document_id) REFERENCES public.beneficiaries_document(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: requests_app_checkline requests_app_checkli_support_request_id_b6c454a1_fk_requests_; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.requests_app_checkline
    ADD CONSTRAINT requests_app_checkli_support_request_id_b6c454a1_fk_requests_ FOREIGN KEY (support_request_id) REFERENCES public.requests_app_supportrequest(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: requests_app_checkline requests_app_checkli_type_id_fab738e4_fk_beneficia; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.requests_app_checkline
    ADD CONSTRAINT requests_app_checkli_type_id_fab738e4_fk_beneficia FOREIGN KEY (type_id) REFERENCES public.beneficiaries_documenttype(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: requests_app_completionitem requests_app_complet_document_id_cdf7437a_fk_beneficia; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.requests_app_completionitem
    ADD CONSTRAINT requests_app_complet_document_id_cdf7437a_fk_beneficia FOREIGN KEY (document_id) REFERENCES public.beneficiaries_document(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: requests_app_completionitem requests_app_complet_iban_owner_id_4477a2ca_fk_beneficia; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.requests_app_completionitem
    ADD CONSTRAINT requests_app_complet_iban_owner_id_4477a2ca_fk_beneficia FOREIGN KEY (iban_owner_id) REFERENCES public.beneficiaries_person(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: requests_app_completionitem requests_app_complet_noted_by_id_ae38dd98_fk_accounts_; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.requests_app_completionitem
    ADD CONSTRAINT requests_app_complet_noted_by_id_ae38dd98_fk_accounts_ FOREIGN KEY (noted_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: requests_app_completionitem requests_app_complet_support_request_id_3ee6ab05_fk_requests_; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.requests_app_completionitem
    ADD CONSTRAINT requests_app_complet_support_request_id_3ee6ab05_fk_requests_ FOREIGN KEY (support_request_id) REFERENCES public.requests_app_supportrequest(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: requests_app_completionitem requests_app_complet_type_id_1a0b04a4_fk_beneficia; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.requests_app_completionitem
    ADD CONSTRAINT requests_app_complet_type_id_1a0b04a4_fk_beneficia FOREIGN KEY (type_id) REFERENCES public.beneficiaries_documenttype(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: requests_app_decision requests_app_decisio_item_id_ef565eb0_fk_requests_; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.requests_app_decision
    ADD CONSTRAINT requests_app_decisio_item_id_ef565eb0_fk_requests_ FOREIGN KEY (item_id) REFERENCES public.requests_app_agendaitem(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: requests_app_decision requests_app_decisio_support_request_id_aeb2c5dd_fk_requests_; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.requests_app_decision
    ADD CONSTRAINT requests_app_decisio_support_request_id_aeb2c5dd_fk_requests_ FOREIGN KEY (support_request_id) REFERENCES public.requests_app_supportrequest(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: requests_app_decision requests_app_decision_by_id_364773ab_fk_accounts_user_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.requests_app_decision
    ADD CONSTRAINT requests_app_decision_by_id_364773ab_fk_accounts_user_id FOREIGN KEY (by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: requests_app_decision requests_app_decision_letter_id_02f73b02_fk_letters_letter_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.requests_app_decision
    ADD CONSTRAINT requests_app_decision_letter_id_02f73b02_fk_letters_letter_id FOREIGN KEY (letter_id) REFERENCES public.letters_letter(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: requests_app_declaration requests_app_declara_signer_id_567f61f4_fk_beneficia; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.requests_app_declaration
    ADD CONSTRAINT requests_app_declara_signer_id_567f61f4_fk_beneficia FOREIGN KEY (signer_id) REFERENCES public.beneficiaries_person(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: requests_app_declaration requests_app_declara_signing_code_id_70ae6f9c_fk_requests_; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.requests_app_declaration
    ADD CONSTRAINT requests_app_declara_signing_code_id_70ae6f9c_fk_requests_ FOREIGN KEY (signing_code_id) REFERENCES public.requests_app_signingcode(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: requests_app_declaration requests_app_declara_support_request_id_c784ec0b_fk_requests_; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.requests_app_declaration
    ADD CONSTRAINT requests_app_declara_support_request_id_c784ec0b_fk_requests_ FOREIGN KEY (support_request_id) REFERENCES public.requests_app_supportrequest(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: requests_app_declaration requests_app_declara_taken_by_id_8c6e4ae0_fk_accounts_; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.requests_app_declaration
    ADD CONSTRAINT requests_app_declara_taken_by_id_8c6e4ae0_fk_accounts_ FOREIGN KEY (taken_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: requests_app_delivery requests_app_deliver_code_id_fe12a974_fk_requests_; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.requests_app_delivery
    ADD CONSTRAINT requests_app_deliver_code_id_fe12a974_fk_requests_ FOREIGN KEY (code_id) REFERENCES public.requests_app_handovercode(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: requests_app_delivery requests_app_deliver_delivered_by_id_877e3829_fk_accounts_; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.requests_app_delivery
    ADD CONSTRAINT requests_app_deliver_delivered_by_id_877e3829_fk_accounts_ FOREIGN KEY (delivered_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: requests_app_delivery requests_app_deliver_line_id_96d3c326_fk_requests_; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.requests_app_delivery
    ADD CONSTRAINT requests_app_deliver_line_id_96d3c326_fk_requests_ FOREIGN KEY (line_id) REFERENCES public.requests_app_awardline(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: requests_app_delivery requests_app_deliver_receiver_id_d17f56f9_fk_beneficia; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.requests_app_delivery
    ADD CONSTRAINT requests_app_deliver_receiver_id_d17f56f9_fk_beneficia FOREIGN KEY (receiver_id) REFERENCES public.beneficiaries_person(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: requests_app_delivery requests_app_deliver_reverses_id_1fb8ef61_fk_requests_; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.requests_app_delivery
    ADD CONSTRAINT requests_app_deliver_reverses_id_1fb8ef61_fk_requests_ FOREIGN KEY (reverses_id) REFERENCES public.requests_app_delivery(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: requests_app_documentrule requests_app_documen_programme_id_a94501e4_fk_requests_; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.requests_app_documentrule
    ADD CONSTRAINT requests_app_documen_programme_id_a94501e4_fk_requests_ FOREIGN KEY (programme_id) REFERENCES public.requests_app_programme(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: requests_app_documentrule requests_app_documen_type_id_0c6dc2e2_fk_beneficia; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.requests_app_documentrule
    ADD CONSTRAINT requests_app_documen_type_id_0c6dc2e2_fk_beneficia FOREIGN KEY (type_id) REFERENCES public.beneficiaries_documenttype(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: requests_app_entry requests_app_entry_by_id_06bcb41c_fk_accounts_user_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.requests_app_entry
    ADD CONSTRAINT requests_app_entry_by_id_06bcb41c_fk_accounts_user_id FOREIGN KEY (by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: requests_app_entry requests_app_entry_support_request_id_91221fc5_fk_requests_; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.requests_app_entry
    ADD CONSTRAINT requests_app_entry_support_request_id_91221fc5_fk_requests_ FOREIGN KEY (support_request_id) REFERENCES public.requests_app_supportrequest(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: requests_app_handovercode requests_app_handove_line_id_4c056622_fk_requests_; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.requests_app_handovercode
    ADD CONSTRAINT requests_app_handove_line_id_4c056622_fk_requests_ FOREIGN KEY (line_id) REFERENCES public.requests_app_awardline(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: requests_app_handovercode requests_app_handove_made_by_id_91f8c659_fk_accounts_; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.requests_app_handovercode
    ADD CONSTRAINT requests_app_handove_made_by_id_91f8c659_fk_accounts_ FOREIGN KEY (made_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: requests_app_handovercode requests_app_handove_receiver_id_073be916_fk_beneficia; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.requests_app_handovercode
    ADD CONSTRAINT requests_app_handove_receiver_id_073be916_fk_beneficia FOREIGN KEY (receiver_id) REFERENCES public.beneficiaries_person(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: requests_app_itementry requests_app_itement_item_id_14d26364_fk_requests_; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.requests_app_itementry
    ADD CONSTRAINT requests_app_itement_item_id_14d26364_fk_requests_ FOREIGN KEY (item_id) REFERENCES public.requests_app_agendaitem(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: requests_app_itementry requests_app_itementry_by_id_40b3fc76_fk_accounts_user_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.requests_app_itementry
    ADD CONSTRAINT requests_app_itementry_by_id_40b3fc76_fk_accounts_user_id FOREIGN KEY (by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: requests_app_notice requests_app_notice_given_by_id_f4abfdfb_fk_accounts_user_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.requests_app_notice
    ADD CONSTRAINT requests_app_notice_given_by_id_f4abfdfb_fk_accounts_user_id FOREIGN KEY (given_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: requests_app_notice requests_app_notice_support_request_id_d101b33d_fk_requests_; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.requests_app_notice
    ADD CONSTRAINT requests_app_notice_support_request_id_d101b33d_fk_requests_ FOREIGN KEY (support_request_id) REFERENCES public.requests_app_supportrequest(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: requests_app_objection requests_app_objecti_decision_id_10d633d9_fk_requests_; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.requests_app_objection
    ADD CONSTRAINT requests_app_objecti_decision_id_10d633d9_fk_requests_ FOREIGN KEY (decision_id) REFERENCES public.requests_app_decision(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: requests_app_objectionentry requests_app_objecti_objection_id_969be8b6_fk_requests_; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.requests_app_objectionentry
    ADD CONSTRAINT requests_app_objecti_objection_id_969be8b6_fk_requests_ FOREIGN KEY (objection_id) REFERENCES public.requests_app_objection(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: requests_app_objection requests_app_objecti_person_id_42fa76c3_fk_beneficia; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.requests_app_objection
    ADD CONSTRAINT requests_app_objecti_person_id_42fa76c3_fk_beneficia FOREIGN KEY (person_id) REFERENCES public.beneficiaries_person(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: requests_app_objection requests_app_objection_filed_by_id_075f424e_fk_accounts_user_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.requests_app_objection
    ADD CONSTRAINT requests_app_objection_filed_by_id_075f424e_fk_accounts_user_id FOREIGN KEY (filed_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: requests_app_objection requests_app_objection_heard_by_id_4528ad9f_fk_accounts_user_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.requests_app_objection
    ADD CONSTRAINT requests_app_objection_heard_by_id_4528ad9f_fk_accounts_user_id FOREIGN KEY (heard_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: requests_app_objection requests_app_objection_letter_id_a136895a_fk_letters_letter_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.requests_app_objection
    ADD CONSTRAINT requests_app_objection_letter_id_a136895a_fk_letters_letter_id FOREIGN KEY (letter_id) REFERENCES public.letters_letter(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: requests_app_objectionentry requests_app_objectionentry_by_id_41dceec3_fk_accounts_user_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.requests_app_objectionentry
    ADD CONSTRAINT requests_app_objectionentry_by_id_41dceec3_fk_accounts_user_id FOREIGN KEY (by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: requests_app_payee requests_app_payee_noted_by_id_efbd3ffb_fk_accounts_user_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.requests_app_payee
    ADD CONSTRAINT requests_app_payee_noted_by_id_efbd3ffb_fk_accounts_user_id FOREIGN KEY (noted_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: requests_app_payee requests_app_payee_support_request_id_1db669eb_fk_requests_; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.requests_app_payee
    ADD CONSTRAINT requests_app_payee_support_request_id_1db669eb_fk_requests_ FOREIGN KEY (support_request_id) REFERENCES public.requests_app_supportrequest(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: requests_app_question requests_app_questio_programme_id_6ee5c5c6_fk_requests_; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.requests_app_question
    ADD CONSTRAINT requests_app_questio_programme_id_6ee5c5c6_fk_requests_ FOREIGN KEY (programme_id) REFERENCES public.requests_app_programme(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: requests_app_recusal requests_app_recusal_by_id_8fc509ce_fk_accounts_user_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.requests_app_recusal
    ADD CONSTRAINT requests_app_recusal_by_id_8fc509ce_fk_accounts_user_id FOREIGN KEY (by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: requests_app_recusal requests_app_recusal_item_id_6dd74c6b_fk_requests_; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.requests_app_recusal
    ADD CONSTRAINT requests_app_recusal_item_id_6dd74c6b_fk_requests_ FOREIGN KEY (item_id) REFERENCES public.requests_app_agendaitem(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: requests_app_recusal requests_app_recusal_member_id_906b21c5_fk_accounts_user_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.requests_app_recusal
    ADD CONSTRAINT requests_app_recusal_member_id_906b21c5_fk_accounts_user_id FOREIGN KEY (member_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: requests_app_signingcode requests_app_signing_made_by_id_2870c5e8_fk_accounts_; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.requests_app_signingcode
    ADD CONSTRAINT requests_app_signing_made_by_id_2870c5e8_fk_accounts_ FOREIGN KEY (made_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: requests_app_signingcode requests_app_signing_support_request_id_f497ebba_fk_requests_; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.requests_app_signingcode
    ADD CONSTRAINT requests_app_signing_support_request_id_f497ebba_fk_requests_ FOREIGN KEY (support_request_id) REFERENCES public.requests_app_supportrequest(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: requests_app_sitting requests_app_sitting_created_by_id_b93d2287_fk_accounts_user_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.requests_app_sitting
    ADD CONSTRAINT requests_app_sitting_created_by_id_b93d2287_fk_accounts_user_id FOREIGN KEY (created_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: requests_app_sitting requests_app_sitting_minutes_signed_by_id_5e9b6d30_fk_accounts_; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.requests_app_sitting
    ADD CONSTRAINT requests_app_sitting_minutes_signed_by_id_5e9b6d30_fk_accounts_ FOREIGN KEY (minutes_signed_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: requests_app_sitting requests_app_sitting_policy_version_id_176f2a74_fk_policy_po; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.requests_app_sitting
    ADD CONSTRAINT requests_app_sitting_policy_version_id_176f2a74_fk_policy_po FOREIGN KEY (policy_version_id) REFERENCES public.policy_policyversion(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: requests_app_sittingentry requests_app_sitting_sitting_id_0130eeb1_fk_requests_; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.requests_app_sittingentry
    ADD CONSTRAINT requests_app_sitting_sitting_id_0130eeb1_fk_requests_ FOREIGN KEY (sitting_id) REFERENCES public.requests_app_sitting(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: requests_app_sittingentry requests_app_sittingentry_by_id_1968f1d4_fk_accounts_user_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.requests_app_sittingentry
    ADD CONSTRAINT requests_app_sittingentry_by_id_1968f1d4_fk_accounts_user_id FOREIGN KEY (by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: requests_app_study requests_app_study_assigned_by_id_a892760d_fk_accounts_user_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.requests_app_study
    ADD CONSTRAINT requests_app_study_assigned_by_id_a892760d_fk_accounts_user_id FOREIGN KEY (assigned_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: requests_app_study requests_app_study_researcher_id_9d60662c_fk_accounts_user_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.requests_app_study
    ADD CONSTRAINT requests_app_study_researcher_id_9d60662c_fk_accounts_user_id FOREIGN KEY (researcher_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: requests_app_study requests_app_study_support_request_id_da4e2819_fk_requests_; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.requests_app_study
    ADD CONSTRAINT requests_app_study_support_request_id_da4e2819_fk_requests_ FOREIGN KEY (support_request_id) REFERENCES public.requests_app_supportrequest(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: requests_app_studyentry requests_app_studyen_study_id_35a9c3e4_fk_requests_; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.requests_app_studyentry
    ADD CONSTRAINT requests_app_studyen_study_id_35a9c3e4_fk_requests_ FOREIGN KEY (study_id) REFERENCES public.requests_app_study(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: requests_app_studyentry requests_app_studyentry_by_id_910d0d42_fk_accounts_user_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.requests_app_studyentry
    ADD CONSTRAINT requests_app_studyentry_by_id_910d0d42_fk_accounts_user_id FOREIGN KEY (by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: requests_app_supportrequest requests_app_support_assigned_to_id_e2a3eb4e_fk_accounts_; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.requests_app_supportrequest
    ADD CONSTRAINT requests_app_support_assigned_to_id_e2a3eb4e_fk_accounts_ FOREIGN KEY (assigned_to_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: requests_app_supportrequest requests_app_support_branch_id_4aa83a58_fk_accounts_; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.requests_app_supportrequest
    ADD CONSTRAINT requests_app_support_branch_id_4aa83a58_fk_accounts_ FOREIGN KEY (branch_id) REFERENCES public.accounts_branch(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: requests_app_supportrequest requests_app_support_created_by_id_067e0728_fk_accounts_; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.requests_app_supportrequest
    ADD CONSTRAINT requests_app_support_created_by_id_067e0728_fk_accounts_ FOREIGN KEY (created_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: requests_app_supportrequest requests_app_support_declaration_id_c7011c48_fk_requests_; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.requests_app_supportrequest
    ADD CONSTRAINT requests_app_support_declaration_id_c7011c48_fk_requests_ FOREIGN KEY (declaration_id) REFERENCES public.requests_app_declaration(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: requests_app_supportrequest requests_app_support_household_id_53209c03_fk_beneficia; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.requests_app_supportrequest
    ADD CONSTRAINT requests_app_support_household_id_53209c03_fk_beneficia FOREIGN KEY (household_id) REFERENCES public.beneficiaries_household(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: requests_app_supportrequest requests_app_support_person_id_6f193e55_fk_beneficia; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.requests_app_supportrequest
    ADD CONSTRAINT requests_app_support_person_id_6f193e55_fk_beneficia FOREIGN KEY (person_id) REFERENCES public.beneficiaries_person(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: requests_app_supportrequest requests_app_support_policy_version_id_f8d878e4_fk_policy_po; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.requests_app_supportrequest
    ADD CONSTRAINT requests_app_support_policy_version_id_f8d878e4_fk_policy_po FOREIGN KEY (policy_version_id) REFERENCES public.policy_policyversion(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: requests_app_supportrequest requests_app_support_programme_id_6d0fb788_fk_requests_; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.requests_app_supportrequest
    ADD CONSTRAINT requests_app_support_programme_id_6d0fb788_fk_requests_ FOREIGN KEY (programme_id) REFERENCES public.requests_app_programme(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: requests_app_supportrequest requests_app_support_verified_by_id_80302b2e_fk_accounts_; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.requests_app_supportrequest
    ADD CONSTRAINT requests_app_support_verified_by_id_80302b2e_fk_accounts_ FOREIGN KEY (verified_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: requests_app_vote requests_app_vote_by_id_d1beba54_fk_accounts_user_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.requests_app_vote
    ADD CONSTRAINT requests_app_vote_by_id_d1beba54_fk_accounts_user_id FOREIGN KEY (by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: requests_app_vote requests_app_vote_item_id_2f4c55f2_fk_requests_; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.requests_app_vote
    ADD CONSTRAINT requests_app_vote_item_id_2f4c55f2_fk_requests_ FOREIGN KEY (item_id) REFERENCES public.requests_app_agendaitem(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: requests_app_vote requests_app_vote_member_id_308a214b_fk_accounts_user_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.requests_app_vote
    ADD CONSTRAINT requests_app_vote_member_id_308a214b_fk_accounts_user_id FOREIGN KEY (member_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: surveys_answer surveys_answer_branch_id_94526285_fk_accounts_branch_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.surveys_answer
    ADD CONSTRAINT surveys_answer_branch_id_94526285_fk_accounts_branch_id FOREIGN KEY (branch_id) REFERENCES public.accounts_branch(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: surveys_answer surveys_answer_programme_id_1110da8f_fk_requests_; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.surveys_answer
    ADD CONSTRAINT surveys_answer_programme_id_1110da8f_fk_requests_ FOREIGN KEY (programme_id) REFERENCES public.requests_app_programme(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: surveys_answer surveys_answer_survey_id_caa4663c_fk_surveys_survey_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.surveys_answer
    ADD CONSTRAINT surveys_answer_survey_id_caa4663c_fk_surveys_survey_id FOREIGN KEY (survey_id) REFERENCES public.surveys_survey(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: surveys_improvementaction surveys_improvementa_branch_id_e8280455_fk_accounts_; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.surveys_improvementaction
    ADD CONSTRAINT surveys_improvementa_branch_id_e8280455_fk_accounts_ FOREIGN KEY (branch_id) REFERENCES public.accounts_branch(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: surveys_improvementaction surveys_improvementa_created_by_id_e2c7d5cc_fk_accounts_; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.surveys_improvementaction
    ADD CONSTRAINT surveys_improvementa_created_by_id_e2c7d5cc_fk_accounts_ FOREIGN KEY (created_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: surveys_improvementaction surveys_improvementaction_owner_id_b14246ff_fk_accounts_user_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.surveys_improvementaction
    ADD CONSTRAINT surveys_improvementaction_owner_id_b14246ff_fk_accounts_user_id FOREIGN KEY (owner_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: surveys_improvemententry surveys_improvemente_action_id_44537919_fk_surveys_i; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.surveys_improvemententry
    ADD CONSTRAINT surveys_improvemente_action_id_44537919_fk_surveys_i FOREIGN KEY (action_id) REFERENCES public.surveys_improvementaction(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: surveys_improvemententry surveys_improvemententry_by_id_765ec992_fk_accounts_user_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.surveys_improvemententry
    ADD CONSTRAINT surveys_improvemententry_by_id_765ec992_fk_accounts_user_id FOREIGN KEY (by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: surveys_invitation surveys_invitation_branch_id_c5ccd4d6_fk_accounts_branch_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.surveys_invitation
    ADD CONSTRAINT surveys_invitation_branch_id_c5ccd4d6_fk_accounts_branch_id FOREIGN KEY (branch_id) REFERENCES public.accounts_branch(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: surveys_invitation surveys_invitation_person_id_818c44f6_fk_beneficia; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.surveys_invitation
    ADD CONSTRAINT surveys_invitation_person_id_818c44f6_fk_beneficia FOREIGN KEY (person_id) REFERENCES public.beneficiaries_person(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: surveys_invitation surveys_invitation_programme_id_349d8488_fk_requests_; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.surveys_invitation
    ADD CONSTRAINT surveys_invitation_programme_id_349d8488_fk_requests_ FOREIGN KEY (programme_id) REFERENCES public.requests_app_programme(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: surveys_invitation surveys_invitation_survey_id_d0534764_fk_surveys_survey_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.surveys_invitation
    ADD CONSTRAINT surveys_invitation_survey_id_d0534764_fk_surveys_survey_id FOREIGN KEY (survey_id) REFERENCES public.surveys_survey(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: surveys_question surveys_question_survey_id_0f30caa3_fk_surveys_survey_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.surveys_question
    ADD CONSTRAINT surveys_question_survey_id_0f30caa3_fk_surveys_survey_id FOREIGN KEY (survey_id) REFERENCES public.surveys_survey(id) DEFERRABLE INITIALLY DEFERRED;


--
-- PostgreSQL database dump complete
--

\unrestrict 5LFYQ2NYeLiU9XndSEfhXR1scSInvnwJWll0aFqHVnki0Lmcp3IZrdCSykoi74I

