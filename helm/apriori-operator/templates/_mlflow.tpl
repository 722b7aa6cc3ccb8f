{{- define "apriori-operator.mlflowEnv" -}}
- name: HOME
  value: /tmp
# The runner of jobs takes up to 3 GB and is of no use here.
- name: MLFLOW_SERVER_ENABLE_JOB_EXECUTION
  value: "false"
- name: MLFLOW_DISABLE_TELEMETRY
  value: "true"
{{- with .Values.mlflow.extraEnv }}
{{ toYaml . }}
{{- end }}
{{- end }}

{{- define "apriori-operator.mlflowMounts" -}}
- name: tmp
  mountPath: /tmp
- name: mlflow
  mountPath: /mlflow
{{- end }}
